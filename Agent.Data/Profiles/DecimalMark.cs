namespace Agent.Data.Profiles;

/// <summary>Which of 1.500 and 1,500 is one and a half, and how sure that is.</summary>
/// <param name="IsComma">Whether the comma begins the decimals.</param>
/// <param name="IsCertain">Whether some cell can be read in this way only.</param>
internal sealed record DecimalMark(bool IsComma, bool IsCertain);
