namespace Agent.Data.Workbooks;

/// <summary>Counts what a workbook takes while it is read, and refuses beyond the limits.</summary>
internal sealed class WorkbookBudget(WorkbookLimits limits)
{
    private long _cellBytes;
    private long _characters;

    public WorkbookLimits Limits => limits;

    public void TakeBlock()
    {
        _cellBytes += RawColumn.BlockBytes;
        if (_cellBytes > limits.MaxCellBytes)
            throw TooLarge();
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

    private WorkbookException TooLarge() => new($"The workbook has too many cells; up to {limits.MaxArea / 1_000_000} million are read. Split it, or save fewer columns.");
}
