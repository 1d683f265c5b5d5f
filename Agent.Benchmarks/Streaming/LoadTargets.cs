using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Streaming;

/// <summary>What the hub must reach beside the raw WebSocket, and its latencies.</summary>
internal static class LoadTargets
{
    private const double Window = 50;

    public static IReadOnlyList<Figure> Of(LoadResults at50, LoadResults at200)
    {
        ArgumentNullException.ThrowIfNull(at50);
        ArgumentNullException.ThrowIfNull(at200);
        int many = at50.MostRuns, fast = at200.MostRuns;
        return
        [
            at50.Ratio($"hub ÷ raw items, server CPU, {many} runs at 50/s", Arm.Hub, Arm.RawItems, many, one => one.CpuMicroseconds, 0.80),
            at200.Ratio(
                $"hub ÷ raw items, server CPU, {fast} runs at 200/s",
                Arm.Hub,
                Arm.RawItems,
                fast,
                one => one.CpuMicroseconds,
                0.60
            ),
            at50.Ratio(
                $"hub ÷ raw batches, server CPU, {many} runs at 50/s",
                Arm.Hub,
                Arm.RawBatches,
                many,
                one => one.CpuMicroseconds,
                1.25
            ),
            at200.Ratio(
                $"hub ÷ raw batches, server CPU, {fast} runs at 200/s",
                Arm.Hub,
                Arm.RawBatches,
                fast,
                one => one.CpuMicroseconds,
                1.25
            ),
            at50.Ratio("hub ÷ raw items, bytes, 50/s", Arm.Hub, Arm.RawItems, many, one => one.Bytes, 0.65),
            at200.Ratio("hub ÷ raw items, bytes, 200/s", Arm.Hub, Arm.RawItems, fast, one => one.Bytes, 0.30),
            at50.Of($"critical p50, {many} runs", "ms", Arm.Hub, many, one => one.Critical.P50) with { Target = 0.5 },
            at50.Of($"critical p99, {many} runs", "ms", Arm.Hub, many, one => one.Critical.P99) with { Target = 25 },
            at50.Of($"token p99, {many} runs", "ms", Arm.Hub, many, one => one.Token.P99) with { Target = Window + 15 },
            at50.Of($"first text p50, {many} runs", "ms", Arm.Hub, many, one => one.FirstText.P50) with { Target = 2 },
        ];
    }
}
