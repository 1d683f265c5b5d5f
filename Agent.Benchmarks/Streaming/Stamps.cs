using System.Diagnostics;
using System.Globalization;

namespace Agent.Benchmarks.Streaming;

/// <summary>
/// Times of making written into events: a mark and ticks of the monotonic clock, which all processes of a machine share. No other text of
/// an
/// answer holds a mark, so a reader finds them in the bytes of a frame without parsing it.
/// </summary>
internal static class Stamps
{
    /// <summary>Marks the first piece of a text.</summary>
    public const byte First = (byte)'#';

    /// <summary>Marks any other piece.</summary>
    public const byte Token = (byte)'@';

    /// <summary>Marks a critical event.</summary>
    public const byte Critical = (byte)'!';

    /// <summary>A stamp of now.</summary>
    public static string Now(byte mark) => string.Create(CultureInfo.InvariantCulture, $"{(char)mark}{Stopwatch.GetTimestamp()} ");

    /// <summary>Calls back with mark and age of each stamp in a frame.</summary>
    public static void Read(ReadOnlySpan<byte> frame, long now, Action<byte, TimeSpan> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        while (frame.IndexOfAny(First, Token, Critical) is >= 0 and var at)
        {
            var mark = frame[at];
            frame = frame[(at + 1)..];
            if (System.Buffers.Text.Utf8Parser.TryParse(frame, out long ticks, out var length) && length > 0)
            {
                found(mark, Stopwatch.GetElapsedTime(ticks, now));
                frame = frame[length..];
            }
        }
    }
}
