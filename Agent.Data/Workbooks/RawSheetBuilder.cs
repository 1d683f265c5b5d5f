namespace Agent.Data.Workbooks;

/// <summary>Takes the cells of a sheet row by row.</summary>
internal sealed class RawSheetBuilder(string name, bool hidden, TextPool texts, WorkbookBudget budget)
{
    private readonly List<RawColumn> _columns = [];
    private readonly List<int> _rowNumbers = [];
    private readonly List<CellRange> _merges = [];
    private int _number;
    private bool _rowHasValue;

    /// <summary>The row that cells belong to from now on, counted from 1.</summary>
    /// <returns>False when it is not below the last one.</returns>
    public bool StartRow(int number)
    {
        if (number <= _number)
            return false;
        _number = number;
        _rowHasValue = false;
        return true;
    }

    public int Row => _number;

    /// <summary>Sets a number of the current row; its format says which kind it is.</summary>
    /// <param name="column">Counted from 1.</param>
    /// <param name="number">As in the file.</param>
    /// <param name="format">Its format.</param>
    public void SetNumber(int column, double number, CellFormat format)
    {
        // Not a number, or beyond all numbers: Excel cannot hold it.
        if (!double.IsFinite(number))
            return;
        Set(column, format.Kind, BitConverter.DoubleToInt64Bits(number)).Count(format);
    }

    public void SetText(int column, int place)
    {
        if (!string.IsNullOrWhiteSpace(texts[place]))
            Set(column, CellKind.Text, place);
    }

    public void SetText(int column, ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace())
            return;
        var before = texts.Count;
        var place = texts.Intern(text);
        if (texts.Count > before)
            budget.TakeText(text.Length);
        Set(column, CellKind.Text, place);
    }

    /// <summary>Checks the corner of a sheet before anything is made for all that may stand before it.</summary>
    public void CheckSize(int rows, int columns)
    {
        budget.CheckColumns(name, columns);
        budget.CheckArea(rows, columns);
    }

    public void SetBoolean(int column, bool value) => Set(column, CellKind.Boolean, value ? 1 : 0);

    public void SetError(int column, ReadOnlySpan<char> error) => Set(column, CellKind.Error, texts.Intern(error));

    public void Merge(CellRange range)
    {
        if (_merges.Count >= budget.Limits.MaxMerges)
            throw new WorkbookException($"Sheet '{name}' has more than {budget.Limits.MaxMerges:N0} merged areas, the most that are read.");
        _merges.Add(range);
    }

    /// <summary>What Excel itself says of rows and columns.</summary>
    public SheetMarks Marks { get; } = new();

    public RawSheet Build() => new()
    {
        Name = name,
        Hidden = hidden,
        RowNumbers = _rowNumbers,
        Columns = _columns,
        Texts = texts,
        Merges = _merges,
        Marks = Marks,
    };

    private RawColumn Set(int column, CellKind kind, long value)
    {
        if (!_rowHasValue)
        {
            _rowHasValue = true;
            _rowNumbers.Add(_number);
            budget.CheckArea(_rowNumbers.Count, _columns.Count);
        }

        if (_columns.Count < column)
        {
            budget.TakeColumns(name, _columns.Count, column);
            while (_columns.Count < column)
                _columns.Add(new RawColumn());
            budget.CheckArea(_rowNumbers.Count, _columns.Count);
        }

        var cells = _columns[column - 1];
        if (cells.Set(_rowNumbers.Count - 1, kind, value))
            budget.TakeBlock();
        return cells;
    }
}
