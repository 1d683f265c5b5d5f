namespace Agent.Console.Connection;

/// <summary>No hub can be reached at the address, or it refuses the caller; the message says what to do.</summary>
internal sealed class HubUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
