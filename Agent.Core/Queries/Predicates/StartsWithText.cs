using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>The text begins with these characters, case and outer blanks apart.</summary>
/// <param name="Field">A text column.</param>
/// <param name="Text">Never a pattern.</param>
[QueryNode("starts_with")]
public sealed record StartsWithText(Field Field, string Text) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{labels.Column(Field)} {(negated ? "does not begin with" : "begins with")} {QueryLabels.Quote(Text)}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated) =>
        new StartsWithText(context.Field(Field), Text).Or(negated);
}
