using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>A grade compared on a scale: "level 4 or worse".</summary>
/// <param name="Field">A column whose values are grades.</param>
/// <param name="Op">The comparison.</param>
/// <param name="Grade">One of <paramref name="Scale"/>.</param>
/// <param name="Scale">The grades, lowest first.</param>
[QueryNode("scale")]
public sealed record OnScale(Field Field, CompareOp Op, string Grade, IReadOnlyList<string> Scale) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var scale = string.Join(" < ", Scale.Select(QueryLabels.Text));
        return $"{labels.Column(Field)} {(negated ? "is not " : string.Empty)}{Op.ToWords()} {QueryLabels.Text(Grade)} (scale {scale})";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated) =>
        (this with { Field = context.Field(Field) }).Or(negated);
}
