using Agent.Core.Queries;

namespace Agent.Planning.Mentions;

/// <summary>A period of time that figures may be grouped by, or that is asked for: "per month", "which weekday".</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Period">Periods in time; null for a part of the calendar.</param>
/// <param name="Part">A part of the calendar; null for periods.</param>
/// <param name="IsAdverb">Whether it groups by itself: "monthly".</param>
internal sealed record PeriodWord(int Start, int End, Period? Period, CalendarPart? Part, bool IsAdverb);
