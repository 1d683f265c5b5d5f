using Agent.Client;
using Microsoft.AspNetCore.Http.Connections;

namespace Agent.Tests.Support;

/// <summary>The transports and formats a client may come by. Server-sent events carry JSON only.</summary>
internal static class Ways
{
    public static IReadOnlyList<(HttpTransportType Transport, WireFormat Format)> All { get; } =
    [
        (HttpTransportType.WebSockets, WireFormat.Json),
        (HttpTransportType.WebSockets, WireFormat.MessagePack),
        (HttpTransportType.ServerSentEvents, WireFormat.Json),
        (HttpTransportType.LongPolling, WireFormat.Json),
        (HttpTransportType.LongPolling, WireFormat.MessagePack),
    ];

    /// <summary>A test case for each.</summary>
    public static IEnumerable<TestCaseData> Cases => All.Select(way => new TestCaseData(way.Transport, way.Format));
}
