using Agent.Protocol;
using Agent.Protocol.MessagePack;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Benchmarks.Streaming.Micro;

/// <summary>The hub's MessagePack form, through SignalR's own protocol.</summary>
internal static class MessagePackForm
{
    /// <summary>Writes a batch as a stream item.</summary>
    public static Func<EventBatch, int> Serializer()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSignalR().AddAgentMessagePack();
        var protocol = services.BuildServiceProvider().GetServices<IHubProtocol>().First(one => one.Name == "messagepack");
        return batch => protocol.GetMessageBytes(new StreamItemMessage("1", batch)).Length;
    }
}
