namespace Agent.Client;

/// <summary>The hub cannot be reached, or refused a call as malformed.</summary>
/// <param name="message">What happened, in plain words.</param>
/// <param name="inner">The cause.</param>
public sealed class AgentClientException(string message, Exception? inner) : Exception(message, inner);
