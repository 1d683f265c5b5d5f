namespace Agent.Planning.Linking;

/// <summary>A word of a name.</summary>
/// <param name="Lower">In lower case.</param>
/// <param name="Stem">Without its ending.</param>
/// <param name="Weight">How much it tells the name from others, 0–1.</param>
/// <param name="IsRowNoun">Whether the rows themselves are called so, so that the word alone does not mean the column.</param>
internal sealed record TermWord(string Lower, string Stem, double Weight, bool IsRowNoun = false);
