namespace Agent.Core.Datasets;

/// <summary>A row that is no record.</summary>
/// <param name="Row">Its number in the file, counted from 1.</param>
/// <param name="Text">Its cells as shown, joined by <c> | </c>, cut to 200 characters.</param>
public sealed record LeftOutRow(long Row, string Text);
