using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>All hold.</summary>
/// <param name="Items">Two or more.</param>
[QueryNode("all")]
public sealed record AllOf(IReadOnlyList<Predicate> Items) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false) => labels.Join(Items, " and ", negated);

    internal override Predicate Canonical(CanonicalContext context, bool negated) =>
        negated ? PredicateSet.NotAll(Items, context) : PredicateSet.All(Items, context);
}
