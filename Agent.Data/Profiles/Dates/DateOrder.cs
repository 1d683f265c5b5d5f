namespace Agent.Data.Profiles.Dates;

/// <summary>Which of 3/4/2024 is the month, and how sure that is.</summary>
/// <param name="IsDayFirst">Whether it is April.</param>
/// <param name="IsCertain">Whether some cell can be read in this way only.</param>
internal sealed record DateOrder(bool IsDayFirst, bool IsCertain);
