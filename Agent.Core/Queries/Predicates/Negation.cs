using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>Does not hold; rows without a value included.</summary>
/// <param name="Item">What must not hold.</param>
[QueryNode("not")]
public sealed record Negation(Predicate Item) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false) => Item.ToWords(labels, !negated);

    internal override Predicate Canonical(CanonicalContext context, bool negated) => Item.Canonical(context, !negated);
}
