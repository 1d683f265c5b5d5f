using Agent.Protocol;

namespace Agent.Benchmarks.Streaming.Load;

/// <summary>A way of streaming that is measured.</summary>
/// <param name="Name">As shown in tables.</param>
/// <param name="Path">Where the server serves it.</param>
/// <param name="IsSignalR">Whether frames are SignalR's.</param>
internal sealed record Arm(string Name, string Path, bool IsSignalR)
{
    /// <summary>The source alone; subtracted from nothing, shown to judge the others.</summary>
    public static Arm Source { get; } = new("source alone", "/raw/nothing", false);

    public static Arm RawBare { get; } = new("raw WebSocket, bare items", "/raw/bare", false);

    public static Arm RawItems { get; } = new("raw WebSocket, items", "/raw/items", false);

    public static Arm RawBatches { get; } = new("raw WebSocket, batches", "/raw/batches", false);

    public static Arm Plain { get; } = new("SignalR, items", "/plain", true);

    public static Arm Hub { get; } = new("hub", AgentHubMethods.Path, true);

    public static IReadOnlyList<Arm> All { get; } = [Source, RawBare, RawItems, RawBatches, Plain, Hub];
}
