namespace Agent.Data.Workbooks;

/// <summary>Counts what a workbook takes while it is read, and refuses beyond the limits.</summary>
internal sealed class WorkbookBudget(WorkbookLimits limits)
{
    private long _cellBytes;
    private long _characters;
    private int _columns;

    public WorkbookLimits Limits => limits;

    public void TakeBlock()
    {
        _cellBytes += RawColumn.BlockBytes;
        if (_cellBytes > limits.MaxCellBytes)
            throw TooLarge();
    }

    /// <summary>Takes further columns of a sheet.</summary>
    /// <param name="sheet">Its name.</param>
    /// <param name="before">How many it has.</param>
    /// <param name="after">How many it will have.</param>
    public void TakeColumns(string sheet, int before, int after)
    {
        CheckColumns(sheet, after);
        _columns += after - before;
        if (_columns > limits.MaxAllColumns)
            throw new WorkbookException(
                $"The sheets of the workbook have more than {limits.MaxAllColumns:N0} columns together, the most that are read. Split it."
            );
    }

    /// <summary>Checks how far to the right a sheet goes.</summary>
    public void CheckColumns(string sheet, int columns)
    {
        if (columns <= limits.MaxColumns)
            return;
        throw new WorkbookException(
            $"Sheet '{sheet}' has something in column {CellReference.ColumnName(columns)}; at most the first {limits.MaxColumns:N0} columns are read. "
            + "Delete what stands there, or split the sheet.");
    }

    /// <summary>Checks the number of sheets.</summary>
    public void CheckSheets(int sheets)
    {
        if (sheets > limits.MaxSheets)
            throw new WorkbookException($"The workbook has {sheets:N0} sheets; at most {limits.MaxSheets:N0} are read. Split it.");
    }

    public void TakeText(int characters)
    {
        _characters += characters;
        if (_characters > limits.MaxTextCharacters)
            throw new WorkbookException($"The workbook holds more than {limits.MaxTextCharacters:N0} characters of text. Split it.");
    }

    public void CheckArea(long rows, long columns)
    {
        if (rows * columns > limits.MaxArea)
            throw TooLarge();
    }

    private WorkbookException TooLarge() =>
        new($"The workbook has too many cells; up to {limits.MaxArea / 1_000_000} million are read. Split it, or save fewer columns.");
}
