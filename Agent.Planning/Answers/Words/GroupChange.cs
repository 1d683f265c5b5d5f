namespace Agent.Planning.Answers.Words;

/// <summary>By how much a group changed between two sets.</summary>
/// <param name="Name">The group.</param>
/// <param name="By">The change; may be negative.</param>
/// <param name="Text">The change as it is written, with its sign.</param>
internal sealed record GroupChange(string Name, double By, string Text);
