using Agent.Protocol;

namespace Agent.Data.Queries;

/// <summary>A query with all names resolved, ready to run.</summary>
internal sealed record DataQuery
{
    /// <summary>What it asks, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The sheet, or the sheets joined by <c>", "</c>.</summary>
    public required string Sheet { get; init; }

    /// <summary>The statement, with its cut if it has one.</summary>
    public required SqlText Main { get; init; }

    /// <summary>The statement to show as evidence where it differs from <see cref="Main"/> only by the cut.</summary>
    public string? Shown { get; init; }

    /// <summary>Rows read at most.</summary>
    public required int MaxRows { get; init; }

    /// <summary>
    /// Counts the rows of the whole result; run only when the result is as long as the cut. Null: the result is never cut.
    /// </summary>
    public SqlText? Total { get; init; }

    /// <summary>Which rows went into the figures; null where <see cref="RowsUsed"/> says it.</summary>
    public CountedRows? Rows { get; init; }

    /// <summary>
    /// Whether <see cref="Total"/> is run even where the result is shorter than the cut, since the statement has a limit of its own.
    /// </summary>
    public bool AlwaysTotal { get; init; }

    /// <summary>One row of counts: rows used, entities used, then the rows of each rule. Takes the place of <see cref="Rows"/>.</summary>
    public SqlText? Counting { get; init; }

    /// <summary>Rows used where they are not counted by a statement.</summary>
    public long RowsUsed { get; init; }

    /// <summary>Columns for people; null to take those of the statement.</summary>
    public IReadOnlyList<TableColumn>? Columns { get; init; }

    /// <summary>Leading columns that hold groups: their nulls are shown as the group "(blank)".</summary>
    public int GroupColumns { get; init; }

    /// <summary>
    /// The part of the key that tells this query from every other one on the same content: statements with their values, and the cut.
    /// </summary>
    public IEnumerable<string> KeyParts()
    {
        yield return Main.ToString();
        yield return MaxRows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return GroupColumns.ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return Total?.ToString() ?? string.Empty;
        yield return Rows?.Statement().ToString() ?? Counting?.ToString() ?? string.Empty;
    }
}
