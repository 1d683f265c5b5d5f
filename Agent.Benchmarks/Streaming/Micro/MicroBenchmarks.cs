using Agent.Benchmarks.Reporting;
using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Benchmarks.Streaming.Micro;

/// <summary>The pieces an event passes through, each alone.</summary>
internal static class MicroBenchmarks
{
    private const int Batches = 200_000;
    private const int BatchesOfARun = 200;
    private const int Gathered = 10;

    private static readonly IReadOnlyList<AgentEvent> One = [Delta("incidents ")];

    private static readonly EventBatch Batch = new()
    {
        RunId = "0123456789abcdef0123456789abcdef",
        Epoch = "0123456789ab",
        Seq = 12,
        Events = [Delta("incidents of 2024 "), new ToolCallEndEvent { ToolCallId = "call-1" }, Delta("were ")],
    };

    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds)
    {
        var merger = new DeltaMerger();
        var filled = await Filled.LogAsync();
        var messagePack = MessagePackForm.Serializer();
        return
        [
            .. await PieceAsync("append a batch to the log", rounds, Batches, AppendAsync, 100),
            .. await PieceAsync("read an event from the log", rounds, Filled.Events, () => Filled.ReadAsync(filled)),
            .. await PieceAsync("join an event, ten to a batch", rounds, Batches * Gathered, () => Merge(merger)),
            .. await PieceAsync("write a batch of three events, JSON", rounds, Batches, Encode),
            .. await PieceAsync(
                "write a batch of three events, MessagePack",
                rounds,
                Batches / 4,
                () => Repeat(Batches / 4, () => messagePack(Batch))
            ),
        ];
    }

    private static Task<IReadOnlyList<Figure>> PieceAsync(string name, int rounds, int times, Action work, double? target = null) =>
        PieceAsync(name, rounds, times, () =>
        {
            work();
            return Task.CompletedTask;
        }, target);

    private static async Task<IReadOnlyList<Figure>> PieceAsync(string name, int rounds, int times, Func<Task> work, double? target = null)
    {
        await WarmAsync(work);
        List<double> nanoseconds = [], bytes = [];
        for (var round = 0; round < rounds; round++)
        {
            GC.Collect();
            // Processor time, not time that passed: neighbours on the machine take turns on its cores.
            var (allocated, started) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
            await work();
            nanoseconds.Add((Environment.CpuUsage.TotalTime - started).TotalNanoseconds / times);
            bytes.Add((double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / times);
        }

        return [Figure.Of(name, "ns", nanoseconds) with { Target = target }, Figure.Of(name + ", allocated", "B", bytes)];
    }

    /// <summary>
    /// The runtime compiles for speed in the background, after a while without new code: what was measured before that would be its first
    /// draft.
    /// </summary>
    private static async Task WarmAsync(Func<Task> work)
    {
        for (var draft = 0; draft < 3; draft++)
        {
            await work();
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        }
    }

    private static async Task AppendAsync()
    {
        for (var run = 0; run < Batches / BatchesOfARun; run++)
        {
            var log = new MemoryRunLog("r", "e", new StreamingOptions(), static _ => { });
            for (var i = 0; i < BatchesOfARun; i++)
                await log.AppendAsync(One, CancellationToken.None);
        }
    }

    private static void Merge(DeltaMerger merger)
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            for (var i = 0; i < Gathered; i++)
                merger.Add(One[0]);
            merger.Take();
        }
    }

    private static void Encode() => Repeat(Batches, static () => EventBatchConverter.Encode(Batch));

    private static void Repeat(int times, Action work)
    {
        for (var i = 0; i < times; i++)
            work();
    }

    private static TextMessageContentEvent Delta(string text) =>
        new() { MessageId = "0123456789abcdef0123456789abcdef-2-m1", Delta = text };
}
