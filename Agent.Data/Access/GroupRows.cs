namespace Agent.Data.Access;

/// <summary>The rows that a group sees.</summary>
/// <param name="Group">The group.</param>
/// <param name="Conditions">What the rows of a sheet must fulfil; all of those that name it.</param>
/// <param name="WholeSheets">Sheets of which all rows are seen.</param>
internal sealed record GroupRows(string Group, IReadOnlyList<RowCondition> Conditions, IReadOnlyList<string> WholeSheets)
{
    /// <summary>Whether the group sees every row.</summary>
    public bool IsAll { get; init; }
}
