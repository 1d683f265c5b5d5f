using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>A calendar part of a date as a number.</summary>
/// <param name="Field">A date column.</param>
/// <param name="Part">The part.</param>
[QueryNode("calendar_part")]
public sealed record CalendarValue(Field Field, CalendarPart Part) : Operand
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"({CalendarWords.Name(Part)} of {labels.Column(Field)})";
    }

    internal override Operand Canonical(CanonicalContext context) => new CalendarValue(context.Field(Field), Part);
}
