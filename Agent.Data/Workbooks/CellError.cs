namespace Agent.Data.Workbooks;

/// <summary>An Excel error in a cell, such as <c>#N/A</c>: it has no value.</summary>
/// <param name="Text">The error as shown.</param>
internal sealed record CellError(string Text);
