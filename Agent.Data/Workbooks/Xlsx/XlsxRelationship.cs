namespace Agent.Data.Workbooks.Xlsx;

/// <summary>One part referring to another.</summary>
/// <param name="Id">Its name in the referring part.</param>
/// <param name="Type">Last word of the type: <c>worksheet</c>, <c>sharedStrings</c>, <c>styles</c>.</param>
/// <param name="Part">The part meant.</param>
internal sealed record XlsxRelationship(string Id, string Type, string Part);
