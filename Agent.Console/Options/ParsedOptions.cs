namespace Agent.Console.Options;

/// <summary>A command line as understood, or why it was not.</summary>
/// <param name="Options">The options; meaningless when <paramref name="Error"/> is set.</param>
/// <param name="Error">What is wrong with it, as a sentence; null: nothing.</param>
internal sealed record ParsedOptions(ConsoleOptions Options, string? Error);
