using Agent.Protocol;
using Agent.Tests.Support;
using static Agent.Tests.Core.Streaming.TestEvents;

namespace Agent.Tests.Core.Streaming;

/// <summary>How many frames an answer of 300 tokens and three tool calls takes, on a faked clock: the same on every machine.</summary>
internal sealed class AnswerFramesTests
{
    private const int Tokens = 300;

    [Test, CancelAfter(120_000)]
    public async Task AsFastAsMade_TakesAtMostTwentyFrames(CancellationToken cancellationToken) =>
        Assert.That(await FramesAsync(TimeSpan.Zero, cancellationToken), Is.LessThanOrEqualTo(20));

    [Test, CancelAfter(120_000)]
    public async Task TenMillisecondsAToken_TakesAtMostSeventyFrames(CancellationToken cancellationToken) =>
        Assert.That(await FramesAsync(TimeSpan.FromMilliseconds(10), cancellationToken), Is.LessThanOrEqualTo(70));

    private static async Task<int> FramesAsync(TimeSpan pace, CancellationToken cancellationToken)
    {
        var log = new GatedRunLog();
        log.Open();
        await using var run = new DispatcherRun(gate: log);
        await run.WriteAsync(Started("r"));
        await foreach (var next in SampleAnswers.EventsAsync(Tokens, TimeSpan.Zero, cancellationToken))
        {
            await run.WriteAsync(next);
            if (next is TextMessageContentEvent)
                run.Time.Advance(pace);
        }

        await run.WriteAsync(Finished("r"));
        await run.Dispatcher.CompleteAsync();

        // One stored batch is one frame of a viewer that keeps up. Replay would join them.
        await TestContext.Out.WriteLineAsync($"{log.Batches} frames");
        return log.Batches;
    }
}
