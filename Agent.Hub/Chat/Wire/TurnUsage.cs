namespace Agent.Hub.Chat.Wire;

/// <summary>Tokens of a turn; null where the endpoint does not say.</summary>
/// <param name="Input">Tokens sent.</param>
/// <param name="Output">Tokens produced, reasoning included.</param>
/// <param name="Cached">Of those sent, tokens the provider had in its cache.</param>
/// <param name="Reasoning">Of those produced, reasoning.</param>
/// <param name="Cost">US dollars.</param>
internal readonly record struct TurnUsage(long? Input, long? Output, long? Cached, long? Reasoning, double? Cost);
