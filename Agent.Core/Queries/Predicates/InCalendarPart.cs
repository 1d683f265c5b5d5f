using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>A date whose calendar part is one of these.</summary>
/// <param name="Field">A date column; a time column for hours.</param>
/// <param name="Part">The part.</param>
/// <param name="Values">One or more, numbered as <see cref="CalendarPart"/> says.</param>
[QueryNode("calendar")]
public sealed record InCalendarPart(Field Field, CalendarPart Part, IReadOnlyList<int> Values) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{labels.Column(Field)} {(negated ? "not " : string.Empty)}{CalendarWords.In(Part, Values)}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated)
    {
        var values = Values.Distinct();
        return new InCalendarPart(context.Field(Field), Part, context.Sorts ? [.. values.Order()] : [.. values]).Or(negated);
    }
}
