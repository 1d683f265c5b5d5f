namespace Agent.Planning.Mentions;

/// <summary>Words that ask for something to be done.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Sense">What they ask for.</param>
internal sealed record OperatorMention(int Start, int End, Sense Sense);
