using System.Diagnostics;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Faces;

/// <summary>Reads a response of server-sent events as it comes, without parsing it.</summary>
/// <param name="recorder">Notes what arrives.</param>
internal sealed class SseReader(Recorder recorder)
{
    private readonly byte[] _buffer = new byte[16 * 1024];

    /// <summary>Ends when something has arrived.</summary>
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        while (await stream.ReadAsync(_buffer, cancellationToken) is > 0 and var length)
        {
            recorder.OnFrame(_buffer.AsSpan(0, length), 1, Stopwatch.GetTimestamp());
            Begun.TrySetResult();
        }
    }
}
