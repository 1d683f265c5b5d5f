using System.Buffers.Binary;

namespace Agent.Data.Workers;

/// <summary>Messages between the hub and a worker: a length of four bytes, then so many bytes.</summary>
internal static class Frames
{
    private const int Head = sizeof(int);

    public static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var head = new byte[Head];
        BinaryPrimitives.WriteInt32LittleEndian(head, message.Length);
        await stream.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next message; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">It is longer than the most.</exception>
    /// <exception cref="EndOfStreamException">The stream ends within it.</exception>
    public static async Task<byte[]?> ReadAsync(Stream stream, int mostBytes, CancellationToken cancellationToken)
    {
        var head = new byte[Head];
        var read = await stream.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (read == 0)
            return null;
        if (read < Head)
            throw new EndOfStreamException();
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length < 0 || length > mostBytes)
            throw new InvalidDataException($"A message of {length} bytes; at most {mostBytes} are taken.");
        var message = new byte[length];
        await stream.ReadExactlyAsync(message, cancellationToken).ConfigureAwait(false);
        return message;
    }
}
