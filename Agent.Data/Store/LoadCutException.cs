namespace Agent.Data.Store;

/// <summary>The loading of a file was given up because of what it takes; the file is as whole as it was.</summary>
/// <param name="message">Why, in plain words.</param>
internal sealed class LoadCutException(string message) : Exception(message);
