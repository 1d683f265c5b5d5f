namespace Agent.Data.Access;

/// <summary>Values that a column must have one of.</summary>
/// <param name="Column">The column, written <c>Sheet.Column</c>; a column's name alone means every sheet that has it.</param>
/// <param name="Values">The values as the cells show them, regardless of case.</param>
internal sealed record RowCondition(string Column, IReadOnlyList<string> Values);
