using Agent.Benchmarks.Reporting;

namespace Agent.Benchmarks.Data;

/// <summary>
/// Workbooks of 30 columns, each read in a process of its own: EPPlus, our reader, and the whole way to an open snapshot.
/// </summary>
internal static class ReadingSection
{
    private const int Runs = 5;

    // What a load may cost: seconds and megabytes.
    private static readonly Dictionary<int, (double Seconds, double Megabytes)> Targets = new()
    {
        [100_000] = (4, 600),
        [500_000] = (20, 1_536),
    };

    public static async Task AddAsync(Report report, ScratchFolder folder, bool isQuick, CancellationToken cancellationToken)
    {
        foreach (var rows in isQuick ? [10_000] : (int[])[10_000, 100_000, 500_000])
        {
            var file = folder.File($"register-{rows}.xlsx");
            RegisterWorkbook.Write(file, rows);
            var epplus = await MeasureAsync("EPPlus", "epplus", file, rows > 100_000 ? 1 : Runs, cancellationToken);
            var own = await MeasureAsync("own reader", "own", file, Runs, cancellationToken);
            var load = await MeasureAsync("read, profiled, stored, opened", "load", file, Runs, cancellationToken);
            if (Targets.TryGetValue(rows, out var target))
                load = [load[0] with { Target = target.Seconds }, load[1], load[2] with { Target = target.Megabytes }];
            report.Add(
                FormattableString.Invariant(
                    $"{rows:N0} × 30 cells from Excel, {new FileInfo(file).Length / (double)(1 << 20):0.#} MB packed"
                ),
                [.. epplus, .. own.Zip(epplus, (figure, baseline) => figure.Against(baseline)), .. load]
            );
            File.Delete(file);
        }
    }

    internal static async Task<Figure[]> MeasureAsync(string name, string work, string file, int runs, CancellationToken cancellationToken)
    {
        var figures = new List<ChildFigures>();
        for (var i = 0; i < runs; i++)
            figures.Add(await ChildRun.RunAsync(work, file, cancellationToken));
        return
        [
            Figure.Of(name, "s", [.. figures.Select(figure => figure.Milliseconds / 1_000)]),
            Figure.Of($"{name}, processor time", "s", [.. figures.Select(figure => figure.CpuMilliseconds / 1_000)]),
            Figure.Of($"{name}, peak memory", "MB", [.. figures.Select(figure => figure.PeakMegabytes)]),
        ];
    }
}
