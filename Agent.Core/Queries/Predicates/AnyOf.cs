using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>At least one holds.</summary>
/// <param name="Items">Two or more.</param>
[QueryNode("any")]
public sealed record AnyOf(IReadOnlyList<Predicate> Items) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false) => labels.Join(Items, " or ", negated);

    internal override Predicate Canonical(CanonicalContext context, bool negated) =>
        negated ? PredicateSet.All(Items.Select(item => new Negation(item)), context) : PredicateSet.Any(Items, context);
}
