using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Agent.Benchmarks.Streaming.Load;

/// <summary>
/// One connection that asks and reads answers, speaking SignalR by hand: bytes and frames are counted as they are on the wire, and the load
/// costs the machine as little as it can.
/// </summary>
internal sealed class LoadViewer : IDisposable
{
    private readonly MessageSocket _socket;
    private readonly Arm _arm;

    public LoadViewer(Arm arm)
    {
        _arm = arm;
        _socket = new MessageSocket(arm.Name, 4096);
    }

    public Recorder Recorder { get; } = new();

    /// <summary>The run followed last; known for the hub alone.</summary>
    public string? RunId { get; private set; }

    public async Task ConnectAsync(Uri server, CancellationToken cancellationToken)
    {
        var url = new UriBuilder(server) { Scheme = "ws", Path = _arm.Path }.Uri;
        await _socket.ConnectAsync(url, cancellationToken);
        if (!_arm.IsSignalR)
            return;
        await _socket.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e", cancellationToken);
        await _socket.ReceiveAsync(cancellationToken);
    }

    /// <summary>Asks and reads to the end of the answer; gives the frames it came in.</summary>
    public async Task<int> AskAsync(AnswerShape shape, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        await StartAsync(shape, cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    /// <summary>Asks without reading.</summary>
    public Task StartAsync(AnswerShape shape, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var question = shape.ToQuestion();
        return _socket.SendAsync(_arm.IsSignalR ? Invocation("Ask", $"{{\"question\":\"{question}\"}}") : question, cancellationToken);
    }

    /// <summary>Joins a run from its first event and reads to its end; gives the time to the first frame and to the last.</summary>
    public async Task<(TimeSpan First, TimeSpan Last)> ReplayAsync(string runId, CancellationToken cancellationToken)
    {
        var asked = Stopwatch.GetTimestamp();
        await _socket.SendAsync(Invocation("Attach", $"\"{runId}\",null"), cancellationToken);
        var frame = await _socket.ReceiveAsync(cancellationToken);
        var first = Stopwatch.GetElapsedTime(asked);
        while (!IsEnd(frame.Span))
            frame = await _socket.ReceiveAsync(cancellationToken);
        return (first, Stopwatch.GetElapsedTime(asked));
    }

    /// <summary>Joins a run and reads nothing.</summary>
    public Task AttachOnlyAsync(string runId, CancellationToken cancellationToken) =>
        _socket.SendAsync(Invocation("Attach", $"\"{runId}\",null"), cancellationToken);

    /// <summary>Tells the hub that this side is there, as every client does.</summary>
    public Task PingAsync(CancellationToken cancellationToken) =>
        _arm.IsSignalR ? _socket.SendAsync("{\"type\":6}\u001e", cancellationToken) : Task.CompletedTask;

    /// <summary>Reads frames until the answer ends.</summary>
    public async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        var asked = Stopwatch.GetTimestamp();
        var all = 0;
        while (true)
        {
            var frame = await _socket.ReceiveAsync(cancellationToken);
            var now = Stopwatch.GetTimestamp();
            var frames = _arm.IsSignalR ? frame.Span.Count("{\"type\":2"u8) : 1;
            if (all == 0 && frames > 0)
            {
                Recorder.OnFirstEvent(Stopwatch.GetElapsedTime(asked, now));
                NoteRun(frame.Span);
            }

            all += frames;
            Recorder.OnFrame(frame.Span, frames, now);
            if (frame.Span.IndexOf("RUN_ERROR"u8) >= 0)
                throw new InvalidOperationException($"{_arm.Name}: {Encoding.UTF8.GetString(frame.Span)}");
            if (IsEnd(frame.Span))
                return all;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static string Invocation(string method, string arguments) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"type\":4,\"invocationId\":\"1\",\"target\":\"{method}\",\"arguments\":[{arguments}]}}\u001e"
        );

    private bool IsEnd(ReadOnlySpan<byte> frame) =>
        _arm.IsSignalR ? frame.IndexOf("{\"type\":3"u8) >= 0 : frame.IndexOf("RUN_FINISHED"u8) >= 0;

    private void NoteRun(ReadOnlySpan<byte> frame)
    {
        var mark = "\"runId\":\""u8;
        if (frame.IndexOf(mark) is >= 0 and var at && frame[(at + mark.Length)..] is var rest && rest.IndexOf((byte)'"') is > 0 and var end)
            RunId = Encoding.UTF8.GetString(rest[..end]);
    }
}
