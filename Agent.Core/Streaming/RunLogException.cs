namespace Agent.Core.Streaming;

/// <summary>A run's log can no longer be written: the disk is full, or what keeps the log is gone. The run cannot go on.</summary>
/// <param name="message">Which run, for the log.</param>
/// <param name="inner">What happened.</param>
public class RunLogException(string message, Exception? inner = null) : Exception(message, inner);
