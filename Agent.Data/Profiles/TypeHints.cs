using Agent.Data.Profiles.Dates;

namespace Agent.Data.Profiles;

/// <summary>What is known of a column beside its cells.</summary>
/// <param name="Label">Its header; only asked where cells alone do not decide, never against them.</param>
/// <param name="DateOrder">Which comes first in the sheet's other dates, day or month; null when none says.</param>
/// <param name="DecimalMark">What the sheet's other numbers are like; null when none says.</param>
internal sealed record TypeHints(string? Label, DateOrder? DateOrder = null, DecimalMark? DecimalMark = null);
