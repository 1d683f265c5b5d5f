namespace Agent.Core.Privacy;

/// <summary>A word as the end of a name, or on the way to one.</summary>
/// <param name="Id">Number of the words so far.</param>
/// <param name="Pseudonym">What stands for the name that ends here; null where none does.</param>
/// <param name="NeedsCapital">Whether it counts only with a capital.</param>
internal sealed record PersonName(int Id, string? Pseudonym, bool NeedsCapital);
