using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

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

    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var what = Amount is { } amount ? $" of {amount.ToWords(labels)}" : string.Empty;
        var part = Part is { } condition ? $" with ({condition.ToWords(labels)})" : string.Empty;
        var whole = Base switch
        {
            ShareBase.Group => " within each group",
            ShareBase.OuterGroup => $" within each {labels.OuterKeys(OuterKeys)}",
            _ => Part is null ? " of the total" : string.Empty,
        };
        return $"share{what}{part}{whole}";
    }

    internal override Aggregate Canonical(CanonicalContext context) => this with
    {
        Part = context.Where(Part),
        Amount = Amount?.Canonical(context),
        OuterKeys = Base == ShareBase.OuterGroup ? OuterKeys : 1,
    };
}
