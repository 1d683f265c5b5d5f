namespace Agent.Core.Agents;

/// <summary>A tool call that an earlier process has made.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">Its arguments as JSON.</param>
internal sealed record ResumedCall(string Id, string Tool, string Arguments);
