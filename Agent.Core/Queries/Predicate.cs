using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>
/// A condition on rows. Blanks fit no condition but <see cref="IsBlank"/> and <see cref="Negation"/>: "not A" includes rows without a
/// value, and the evidence says so.
/// </summary>
public abstract record Predicate
{
    /// <summary>The condition in plain English, exact.</summary>
    /// <param name="labels">Names of the dataset.</param>
    /// <param name="negated">Whether it must not hold.</param>
    public abstract string ToWords(QueryLabels labels, bool negated = false);

    /// <summary>The condition's own canonical form; <see cref="AllOf"/> of nothing where it always holds.</summary>
    /// <param name="context">The table its fields are of, and whether parts are put in order.</param>
    /// <param name="negated">Whether its opposite is wanted.</param>
    internal virtual Predicate Canonical(CanonicalContext context, bool negated) => negated ? new Negation(this) : this;
}
