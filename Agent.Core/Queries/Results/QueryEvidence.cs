namespace Agent.Core.Queries;

/// <summary>Where the figures of a result come from.</summary>
public sealed record QueryEvidence
{
    /// <summary>
    /// The statement that was run, with its values written in; where the snapshot keeps which rows stand for an entity, with how they are
    /// found.
    /// </summary>
    public required string Sql { get; init; }

    /// <summary>The tables read, the query's own first.</summary>
    public required IReadOnlyList<string> Tables { get; init; }

    /// <summary>Rows of the query's own table that went into the figures, after filters and joins.</summary>
    public long RowsUsed { get; init; }

    /// <summary>The column that names an entity, where entities were counted.</summary>
    public string? EntityKey { get; init; }

    /// <summary>Entities among <see cref="RowsUsed"/>; null where a row is one.</summary>
    public long? Entities { get; init; }

    /// <summary>Rows that fit the condition and are in no figure, each by the first rule that left it out.</summary>
    public IReadOnlyList<LeftOutRows> LeftOut { get; init; } = [];

    /// <summary>Rows without a value that a negation counts in: "not in Production" includes those without a department.</summary>
    public IReadOnlyList<LeftOutRows> BlanksCounted { get; init; } = [];

    /// <summary>What 100 % of the first share is: a number of records, or an amount; null without one.</summary>
    public double? ShareBase { get; init; }

    /// <summary>The day on which open, overdue and ages were judged; null where nothing was.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>When it ran.</summary>
    public DateTimeOffset RanAt { get; init; }
}
