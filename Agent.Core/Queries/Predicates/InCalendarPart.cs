namespace Agent.Core.Queries;

/// <summary>A date whose calendar part is one of these.</summary>
/// <param name="Field">A date column; a time column for hours.</param>
/// <param name="Part">The part.</param>
/// <param name="Values">One or more, numbered as <see cref="CalendarPart"/> says.</param>
[QueryNode("calendar")]
public sealed record InCalendarPart(Field Field, CalendarPart Part, IReadOnlyList<int> Values) : Predicate;
