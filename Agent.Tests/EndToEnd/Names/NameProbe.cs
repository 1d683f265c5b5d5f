namespace Agent.Tests.EndToEnd.Names;

/// <summary>A call that a model may make to learn a name. "PERSON" in it stands for the pseudonym it was told.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">Its arguments as JSON.</param>
/// <param name="IsError">Whether the call fails, with a message that may tell.</param>
internal sealed record NameProbe(string Tool, string Arguments, bool IsError = false);
