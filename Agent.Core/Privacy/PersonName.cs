namespace Agent.Core.Privacy;

/// <summary>A name as it is looked for in texts.</summary>
/// <param name="Words">Its words, as <see cref="NameWords"/> finds them.</param>
/// <param name="Pseudonym">What stands for it.</param>
/// <param name="NeedsCapital">Whether it counts only with a capital: short single words are also words of the language.</param>
internal sealed record PersonName(string[] Words, string Pseudonym, bool NeedsCapital);
