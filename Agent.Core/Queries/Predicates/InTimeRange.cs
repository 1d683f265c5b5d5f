namespace Agent.Core.Queries;

/// <summary>A date at or after <paramref name="From"/> and before <paramref name="Until"/>.</summary>
/// <param name="Field">A date column.</param>
/// <param name="From">First moment; null for no bound.</param>
/// <param name="Until">First moment after; null for no bound.</param>
[QueryNode("time")]
public sealed record InTimeRange(Field Field, DateTime? From, DateTime? Until) : Predicate;
