namespace Agent.Core.Queries;

/// <summary>A calendar part of a date as a number.</summary>
/// <param name="Field">A date column.</param>
/// <param name="Part">The part.</param>
[QueryNode("calendar_part")]
public sealed record CalendarValue(Field Field, CalendarPart Part) : Operand;
