using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Agent.Protocol;

namespace Agent.Hub.Faces.AgUi;

/// <summary>Events as frames of server-sent events: <c>id: epoch:seq</c>, <c>data:</c> with the event's JSON on one line.</summary>
internal static class AgUiFrames
{
    /// <summary>How JSON is written: letters of every script as they are, as elsewhere on the wire.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = AgentProtocolContext.Encoder, SkipValidation = true };

    /// <summary>The id of an event, which is a position.</summary>
    public static string Id(string epoch, long seq) => string.Create(CultureInfo.InvariantCulture, $"{epoch}:{seq}");

    /// <summary>The position an id names; null where it is none.</summary>
    public static Position? Position(string? id)
    {
        var colon = id?.LastIndexOf(':') ?? -1;
        return colon > 0 && long.TryParse(id.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? new Position(id![..colon], seq)
            : null;
    }

    /// <summary>A batch whose events look the same to every client.</summary>
    public static byte[] Encode(EventBatch batch)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        for (var i = 0; i < batch.Events.Count; i++)
            Write(buffer, Id(batch.Epoch, batch.Seq + i), AgUiIds.InThread(batch.Events[i], batch.RunId));
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An event as the hub writes it.</summary>
    public static void Write(IBufferWriter<byte> body, string id, AgentEvent next)
    {
        Encoding.UTF8.GetBytes($"id: {id}\ndata: ", body);
        using (var json = new Utf8JsonWriter(body, Options))
            JsonSerializer.Serialize(json, next, AgentProtocolContext.Default.AgentEvent);
        body.Write("\n\n"u8);
    }
}
