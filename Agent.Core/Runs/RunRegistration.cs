namespace Agent.Core.Runs;

/// <summary>What became of a run that was to be registered; both null: it is registered, and new.</summary>
/// <param name="Before">The run that the same user's <c>clientRequestId</c> has started before.</param>
/// <param name="Refusal">Why it is not taken: the bounds of all processes together are used up.</param>
public readonly record struct RunRegistration(RunRequest? Before = null, RunRefusal? Refusal = null);
