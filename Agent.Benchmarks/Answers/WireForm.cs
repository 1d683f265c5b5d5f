namespace Agent.Benchmarks.Answers;

/// <summary>How a client speaks SignalR.</summary>
internal enum WireForm
{
    /// <summary>The JSON protocol.</summary>
    Json,

    /// <summary>The MessagePack protocol.</summary>
    MessagePack,
}
