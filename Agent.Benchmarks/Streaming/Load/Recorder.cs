namespace Agent.Benchmarks.Streaming.Load;

/// <summary>What one viewer has seen while it was being watched. Written by the viewer alone, read when it has stopped.</summary>
internal sealed class Recorder
{
    private readonly Action<byte, TimeSpan> _onStamp;

    public Recorder() => _onStamp = OnStamp;

    /// <summary>Whether frames count.</summary>
    public bool IsOn { get; set; }

    public long Frames { get; private set; }

    public long Bytes { get; private set; }

    public List<double> FirstEvent { get; } = [];

    public List<double> FirstText { get; } = [];

    public List<double> Token { get; } = [];

    public List<double> Critical { get; } = [];

    public void OnFrame(ReadOnlySpan<byte> payload, int frames, long now)
    {
        if (!IsOn)
            return;
        Frames += frames;
        // A server's frame has a head of 2, 4 or 10 bytes.
        Bytes += payload.Length + (payload.Length < 126 ? 2 : payload.Length < 65_536 ? 4 : 10);
        Stamps.Read(payload, now, _onStamp);
    }

    public void OnFirstEvent(TimeSpan after)
    {
        if (IsOn)
            FirstEvent.Add(after.TotalMilliseconds);
    }

    private void OnStamp(byte mark, TimeSpan age)
    {
        var list = mark switch
        {
            Stamps.First => FirstText,
            Stamps.Critical => Critical,
            _ => Token,
        };
        list.Add(age.TotalMilliseconds);
    }
}
