namespace Agent.Data.Workbooks;

/// <summary>A file cannot be read as a workbook.</summary>
/// <param name="message">Why, and what to do, in plain words.</param>
/// <param name="isPassing">Whether trying again may help: the file is locked or still being written.</param>
/// <param name="inner">What happened underneath.</param>
internal sealed class WorkbookException(string message, bool isPassing = false, Exception? inner = null) : Exception(message, inner)
{
    public bool IsPassing { get; } = isPassing;
}
