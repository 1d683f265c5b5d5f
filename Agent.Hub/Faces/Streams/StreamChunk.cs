using System.Buffers;
using Agent.Core.Streaming;

namespace Agent.Hub.Faces.Streams;

/// <summary>A piece of a log as content: what is there behind a place, up to a size, without waiting.</summary>
/// <param name="Content">The bytes; in JSON mode a list.</param>
/// <param name="LastSeq">Sequence of the last event in it.</param>
/// <param name="IsEmpty">Whether no event in it was content.</param>
/// <param name="IsUpToDate">Whether there was no more when it was made.</param>
/// <param name="IsClosed">Whether there never will be more.</param>
internal sealed record StreamChunk(ReadOnlyMemory<byte> Content, long LastSeq, bool IsEmpty, bool IsUpToDate, bool IsClosed)
{
    /// <summary>More than this goes into the next chunk, so that no reader costs more memory.</summary>
    private const int MaxBytes = 1 << 20;

    /// <summary>Reads a chunk.</summary>
    /// <exception cref="PositionLostException">What is behind the place is gone.</exception>
    public static async ValueTask<StreamChunk> ReadAsync(IRunLog log, long after, StreamForm form, CancellationToken cancellationToken)
    {
        // In this order: whatever is closed has its last event counted.
        var isClosed = log.IsCompleted;
        var last = log.LastSeq;
        var content = new ArrayBufferWriter<byte>();
        var (at, count) = (after, 0);
        if (form.IsJson)
            content.Write("["u8);
        if (after < last)
        {
            await foreach (var batch in log.ReadAsync(new(log.Epoch, after), cancellationToken).ConfigureAwait(false))
            {
                // An append is not parted: its offset is one.
                foreach (var next in batch.Events)
                {
                    if (form.Data(next) is not { } data)
                        continue;
                    if (form.IsJson && count > 0)
                        content.Write(","u8);
                    content.Write(data.Span);
                    count++;
                }

                at = batch.End.Seq;
                if (at >= last || content.WrittenCount >= MaxBytes)
                    break;
            }
        }

        if (form.IsJson)
            content.Write("]"u8);
        return new StreamChunk(content.WrittenMemory, at, count == 0, at >= last, isClosed && at >= last);
    }
}
