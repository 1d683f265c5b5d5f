using System.Collections.Concurrent;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>Calls of the tool, as <c>name {arguments}</c>.</summary>
internal sealed class LookupCalls
{
    public ConcurrentQueue<string> Made { get; } = new();
}
