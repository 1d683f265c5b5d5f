namespace Agent.Data.Workbooks;

/// <summary>What Excel itself says of the rows and columns of a sheet, rows by their numbers in the file.</summary>
internal sealed class SheetMarks
{
    private readonly HashSet<int> _totals = [];
    private readonly HashSet<int> _aggregates = [];

    /// <summary>Totals rows of table objects.</summary>
    public IReadOnlySet<int> Totals => _totals;

    /// <summary>Rows with a SUBTOTAL or AGGREGATE formula.</summary>
    public IReadOnlySet<int> Aggregates => _aggregates;

    public int HiddenRows { get; private set; }

    public int HiddenColumns { get; private set; }

    public void AddTotal(int row) => _totals.Add(row);

    public void AddAggregate(int row) => _aggregates.Add(row);

    public void AddHiddenRow() => HiddenRows++;

    public void AddHiddenColumns(int count) => HiddenColumns += count;
}
