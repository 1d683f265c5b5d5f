namespace Agent.Core.Queries;

/// <summary>A share in percent: of the rows, or of an amount, that fit <see cref="Part"/>.</summary>
[QueryNode("share")]
public sealed record ShareOf : Aggregate
{
    /// <summary>What the share is of the whole; null for the group itself as a part of all groups.</summary>
    public Predicate? Part { get; init; }

    /// <summary>The amount shared out; null for the number of rows or entities.</summary>
    public Operand? Amount { get; init; }

    /// <summary>What 100 % is.</summary>
    public ShareBase Base { get; init; }

    /// <summary>With <see cref="ShareBase.OuterGroup"/>: leading keys of the query that make the whole.</summary>
    public int OuterKeys { get; init; } = 1;
}
