using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>The text has these characters in it, case apart.</summary>
/// <param name="Field">A text column.</param>
/// <param name="Text">Never a pattern.</param>
[QueryNode("contains")]
public sealed record ContainsText(Field Field, string Text) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{labels.Column(Field)} {(negated ? "does not contain" : "contains")} {QueryLabels.Quote(Text)}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated) =>
        new ContainsText(context.Field(Field), Text).Or(negated);
}
