using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>The cell is one of the values, or the list in it has one of them; spellings of one value count as one.</summary>
/// <param name="Field">Any column; values of booleans are <c>true</c> and <c>false</c>, of numbers and dates their invariant text.</param>
/// <param name="Values">One or more.</param>
[QueryNode("in")]
public sealed record OneOf(Field Field, IReadOnlyList<string> Values) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{labels.Column(Field)} {(negated ? "is not" : "is")} {labels.Values(Field, Values)}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated)
    {
        var values = Values.Distinct(StringComparer.Ordinal);
        return new OneOf(context.Field(Field), context.Sorts ? [.. values.Order(StringComparer.Ordinal)] : [.. values]).Or(negated);
    }
}
