using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>The text ends with these characters, case and outer blanks apart.</summary>
/// <param name="Field">A text column.</param>
/// <param name="Text">Never a pattern.</param>
[QueryNode("ends_with")]
public sealed record EndsWithText(Field Field, string Text) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{labels.Column(Field)} {(negated ? "does not end with" : "ends with")} {QueryLabels.Quote(Text)}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated) =>
        new EndsWithText(context.Field(Field), Text).Or(negated);
}
