namespace Agent.Data.Workbooks.Xlsx;

/// <summary>The streaming reader met something it does not know: the general reader is asked.</summary>
/// <param name="what">What it met; for the log.</param>
/// <param name="inner">What happened underneath.</param>
internal sealed class UnusualWorkbookException(string what, Exception? inner = null) : Exception(what, inner);
