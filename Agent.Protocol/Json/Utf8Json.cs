using System.Buffers;
using System.Text.Json;

namespace Agent.Protocol;

/// <summary>A batch as UTF-8 JSON, written with a writer and a buffer that each thread keeps.</summary>
internal static class Utf8Json
{
    // A buffer that grew beyond this is not kept: one large table must not stay with every thread.
    private const int KeptBytes = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static byte[] Encode(EventBatch batch)
    {
        var buffer = _buffer ?? new ArrayBufferWriter<byte>(4096);
        var writer =
            _writer ?? new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = AgentProtocolContext.Encoder, SkipValidation = true });
        // Taken while in use, so that nothing that runs inside can write into it.
        _buffer = null;
        _writer = null;

        EventBatchConverter.Write(writer, batch);
        writer.Flush();
        var bytes = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= KeptBytes)
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            _buffer = buffer;
            _writer = writer;
        }
        else
        {
            writer.Dispose();
        }

        return bytes;
    }
}
