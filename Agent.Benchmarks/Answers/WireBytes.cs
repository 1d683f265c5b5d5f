using System.Buffers;
using System.Text.Json;
using Agent.Protocol.MessagePack;
using MessagePack;

namespace Agent.Benchmarks.Answers;

/// <summary>The bytes of one answer by type of event; what is around the events is told as one.</summary>
internal sealed class WireBytes
{
    private const string Around = "around the events";

    private readonly Dictionary<string, (int Count, int Json, int MessagePack)> _types = [];

    /// <summary>Counts the events of a frame of the JSON protocol.</summary>
    public void Take(ReadOnlyMemory<byte> frame)
    {
        foreach (var part in Messages(frame))
        {
            using var message = JsonDocument.Parse(part);
            if (!message.RootElement.TryGetProperty("item", out var item) || !item.TryGetProperty("events", out var events))
            {
                Add(Around, 0, part.Length + 1, MessagePack(message.RootElement));
                continue;
            }

            var json = part.Length + 1;
            var packed = MessagePack(message.RootElement);
            foreach (var next in events.EnumerateArray())
            {
                var bytes = next.GetRawText().Length;
                var name = Name(next);
                Add(name, 1, bytes, MessagePack(next));
                json -= bytes;
                packed -= MessagePack(next);
            }

            Add(Around, 1, json, packed);
        }
    }

    /// <summary>Rows of a table: type, how many, bytes in JSON, bytes in MessagePack; most bytes first.</summary>
    public IReadOnlyList<IReadOnlyList<object>> Rows() =>
        [
            .. _types
                .OrderByDescending(entry => entry.Value.Json)
                .Select(entry => (IReadOnlyList<object>)[entry.Key, entry.Value.Count, entry.Value.Json, entry.Value.MessagePack]),
            [
                "all",
                _types.Values.Sum(value => value.Count),
                _types.Values.Sum(value => value.Json),
                _types.Values.Sum(value => value.MessagePack),
            ],
        ];

    private static IEnumerable<ReadOnlyMemory<byte>> Messages(ReadOnlyMemory<byte> frame)
    {
        while (frame.Span.IndexOf((byte)0x1e) is >= 0 and var end)
        {
            yield return frame[..end];
            frame = frame[(end + 1)..];
        }
    }

    private static string Name(JsonElement agentEvent)
    {
        var type = agentEvent.TryGetProperty("type", out var named) ? named.GetString()! : "without a type";
        return type switch
        {
            "ACTIVITY_SNAPSHOT" => agentEvent.GetProperty("activityType").GetString()!,
            "CUSTOM" => agentEvent.GetProperty("name").GetString()!,
            _ => type,
        };
    }

    private static int MessagePack(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        MessagePackJson.Write(ref writer, JsonSerializer.SerializeToUtf8Bytes(json));
        writer.Flush();
        return buffer.WrittenCount;
    }

    private void Add(string type, int count, int json, int packed)
    {
        var known = _types.GetValueOrDefault(type);
        _types[type] = (known.Count + count, known.Json + json, known.MessagePack + packed);
    }
}
