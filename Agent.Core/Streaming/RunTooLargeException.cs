namespace Agent.Core.Streaming;

/// <summary>
/// A run produced more events or bytes than a run may. Events that close brackets and the terminal event are still taken, so the run can
/// end properly.
/// </summary>
/// <param name="message">Which bound, for the log.</param>
public sealed class RunTooLargeException(string message) : Exception(message);
