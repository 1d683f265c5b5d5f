namespace Agent.Planning.Answers.Words;

/// <summary>The groups at one end of a ranking, as a sentence tells them.</summary>
/// <param name="Names">The groups, joined; or how many tie.</param>
/// <param name="Many">Whether they are several.</param>
/// <param name="Lowest">Whether it is the lower end.</param>
/// <param name="IsCount">Whether the figure is a number of things.</param>
/// <param name="Subject">What the groups are ranked by.</param>
/// <param name="Value">The figure of each.</param>
/// <param name="OfTotal">What it is of, behind a count; may be empty.</param>
internal sealed record GroupLead(string Names, bool Many, bool Lowest, bool IsCount, string Subject, string Value, string OfTotal = "");
