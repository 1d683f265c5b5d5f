using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MessagePack;
using MessagePack.Formatters;

namespace Agent.Protocol.MessagePack;

/// <summary>Writes a wire type in the shape of its JSON form.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="typeInfo">Its JSON form.</param>
internal sealed class JsonShapedFormatter<T>(JsonTypeInfo<T> typeInfo) : IMessagePackFormatter<T>
{
    public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options)
    {
        if (value is null)
            writer.WriteNil();
        else if (value is EventBatch { IsShared: true } batch)
            writer.WriteRaw(batch.Encoded(BatchEncoding.MessagePack, Encode));
        else
            MessagePackJson.Write(ref writer, Json(value));
    }

    public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        if (reader.TryReadNil())
            return default!; // the interface says T; absent is null all the same
        try
        {
            return JsonSerializer.Deserialize(MessagePackJson.Read(ref reader, options).Span, typeInfo)!;
        }
        catch (JsonException failure)
        {
            throw new MessagePackSerializationException(failure.Message, failure);
        }
    }

    private static byte[] Encode(EventBatch batch)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var writer = new MessagePackWriter(buffer);
        // A batch that is shared between the two protocols is also made into JSON only once.
        MessagePackJson.Write(ref writer, batch.Encoded(BatchEncoding.Json, EventBatchConverter.Encode));
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private ReadOnlySpan<byte> Json(T value) =>
        value is EventBatch batch ? EventBatchConverter.Encode(batch) : JsonSerializer.SerializeToUtf8Bytes(value, typeInfo);
}
