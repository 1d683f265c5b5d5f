namespace Agent.Console.Interactive;

/// <summary>What may stand in the place of the letters before the caret.</summary>
/// <param name="Text">The name.</param>
/// <param name="Replaces">How many letters before the caret it replaces; the same for all that are offered together.</param>
internal sealed record Completion(string Text, int Replaces);
