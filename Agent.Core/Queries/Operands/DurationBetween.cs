namespace Agent.Core.Queries;

/// <summary>The length of time between two dates of the row, negative where the second is earlier.</summary>
/// <param name="From">The first date.</param>
/// <param name="To">The second; null for the day of the query (ages).</param>
/// <param name="Unit">Its unit.</param>
[QueryNode("duration")]
public sealed record DurationBetween(Field From, Field? To, TimeUnit Unit) : Operand;
