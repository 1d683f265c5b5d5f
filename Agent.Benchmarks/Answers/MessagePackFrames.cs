namespace Agent.Benchmarks.Answers;

/// <summary>Takes a frame of SignalR's MessagePack protocol apart.</summary>
internal static class MessagePackFrames
{
    /// <summary>The messages of a frame; each stands behind its length, seven bits a byte, the least first.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> frame)
    {
        while (frame.Length > 0)
        {
            var length = 0;
            var at = 0;
            byte part;
            do
            {
                part = frame.Span[at];
                length |= (part & 127) << (7 * at++);
            } while (part > 127);
            yield return frame.Slice(at, length);
            frame = frame[(at + length)..];
        }
    }
}
