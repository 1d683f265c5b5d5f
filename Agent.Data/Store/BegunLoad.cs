namespace Agent.Data.Store;

/// <summary>A load under way.</summary>
/// <param name="Hash">The content.</param>
/// <param name="Limits">What it may take.</param>
/// <param name="Mark">The file that says so, as long as it is under way.</param>
internal sealed record BegunLoad(string Hash, string Limits, string Mark);
