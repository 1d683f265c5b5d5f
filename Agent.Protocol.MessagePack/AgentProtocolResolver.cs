using System.Text.Json.Serialization.Metadata;
using MessagePack;
using MessagePack.Formatters;

namespace Agent.Protocol.MessagePack;

/// <summary>Formatters for exactly the types on the wire.</summary>
internal sealed class AgentProtocolResolver : IFormatterResolver
{
    public static readonly AgentProtocolResolver Instance = new();

    private AgentProtocolResolver()
    {
    }

    public IMessagePackFormatter<T>? GetFormatter<T>() => Cache<T>.Formatter;

    private static class Cache<T>
    {
        public static readonly IMessagePackFormatter<T>? Formatter =
            typeof(T) != typeof(string) && AgentProtocolContext.Default.GetTypeInfo(typeof(T)) is JsonTypeInfo<T> typeInfo
                ? new JsonShapedFormatter<T>(typeInfo)
                : null;
    }
}
