namespace Agent.Data.Workbooks;

/// <summary>What Excel itself says of the rows and columns of a sheet, rows by their numbers in the file.</summary>
internal sealed class SheetMarks
{
    private readonly HashSet<int> _totals = [];
    private readonly HashSet<int> _aggregates = [];
    private readonly Dictionary<int, int> _outline = [];

    /// <summary>Totals rows of table objects.</summary>
    public IReadOnlySet<int> Totals => _totals;

    /// <summary>Rows with a SUBTOTAL or AGGREGATE formula.</summary>
    public IReadOnlySet<int> Aggregates => _aggregates;

    /// <summary>Rows that Excel groups, each with how deep; rows that are not grouped are left out.</summary>
    public IReadOnlyDictionary<int, int> Outline => _outline;

    /// <summary>Formulas whose values the file does not hold.</summary>
    public int Uncalculated { get; private set; }

    public int HiddenRows { get; private set; }

    public int HiddenColumns { get; private set; }

    public void AddTotal(int row) => _totals.Add(row);

    public void AddAggregate(int row) => _aggregates.Add(row);

    /// <param name="row">The row.</param>
    /// <param name="level">How deep it is grouped; 0 for not.</param>
    public void AddOutline(int row, int level)
    {
        if (level > 0)
            _outline[row] = level;
    }

    public void AddUncalculated() => Uncalculated++;

    public void AddHiddenRow() => HiddenRows++;

    public void AddHiddenColumns(int count) => HiddenColumns += count;
}
