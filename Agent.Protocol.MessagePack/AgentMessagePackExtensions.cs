using MessagePack;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Protocol.MessagePack;

/// <summary>Offers the MessagePack protocol with the same names and events as JSON.</summary>
public static class AgentMessagePackExtensions
{
    /// <summary>Adds MessagePack to a hub, beside JSON, or to a client, instead of it.</summary>
    public static TBuilder AddAgentMessagePack<TBuilder>(this TBuilder builder)
        where TBuilder : ISignalRBuilder =>
        builder.AddMessagePackProtocol(options => options.SerializerOptions = MessagePackSerializerOptions.Standard
            .WithResolver(CompositeResolver.Create(AgentProtocolResolver.Instance, BuiltinResolver.Instance))
            .WithSecurity(MessagePackSecurity.UntrustedData));
}
