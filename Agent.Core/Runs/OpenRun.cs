namespace Agent.Core.Runs;

/// <summary>A run that was left without an end.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Attempt">How often it has been taken up, this time included.</param>
public sealed record OpenRun(RunRequest Request, int Attempt);
