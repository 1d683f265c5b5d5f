namespace Agent.Core.Streaming;

/// <summary>A position that cannot be honoured whole. The reader must start again from the beginning, or give up.</summary>
/// <param name="message">Why, for the log.</param>
public sealed class PositionLostException(string message) : Exception(message);
