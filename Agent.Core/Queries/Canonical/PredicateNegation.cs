namespace Agent.Core.Queries.Canonical;

/// <summary>Ends the canonical form of a condition that has no opposite of its own.</summary>
internal static class PredicateNegation
{
    /// <summary>The condition, or its negation.</summary>
    public static Predicate Or(this Predicate predicate, bool negated) => negated ? new Negation(predicate) : predicate;
}
