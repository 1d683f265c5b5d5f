using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>The cell has no value.</summary>
/// <param name="Field">Any column.</param>
[QueryNode("blank")]
public sealed record IsBlank(Field Field) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{labels.Column(Field)} has {(negated ? "a" : "no")} value";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated) => new IsBlank(context.Field(Field)).Or(negated);
}
