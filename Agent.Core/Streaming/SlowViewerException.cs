namespace Agent.Core.Streaming;

/// <summary>
/// A reader fell further behind its run than a viewer may (<see cref="StreamingOptions.MaxViewerLagBytes"/>), counted from where it was
/// when it came
/// or last caught up. It can read on from its position with a new reader.
/// </summary>
/// <param name="message">How far, for the log.</param>
public sealed class SlowViewerException(string message) : Exception(message);
