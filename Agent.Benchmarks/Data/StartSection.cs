using Agent.Benchmarks.Reporting;
using Agent.Data.Samples;

namespace Agent.Benchmarks.Data;

/// <summary>From a cold process to the first figure: from Excel, and from a snapshot that is there already.</summary>
internal static class StartSection
{
    private const int Runs = 7;

    public static async Task AddAsync(Report report, ScratchFolder folder, CancellationToken cancellationToken)
    {
        var figures = new List<Figure>();
        foreach (
            var (name, work) in new[] { ("sample from Excel to first answer", true), ("sample from its snapshot to first answer", false) }
        )
        {
            var children = new List<ChildFigures>();
            for (var i = 0; i < Runs; i++)
            {
                var data = folder.File(work ? $"start-{i}" : "start-0");
                Directory.CreateDirectory(data);
                if (work)
                    SampleWorkbook.Write(Path.Combine(data, SampleWorkbook.FileName));
                children.Add(await ChildRun.RunAsync("answer", data, cancellationToken));
            }

            figures.Add(Figure.Of(name, "ms", [.. children.Select(child => child.Milliseconds)]) with { Target = work ? 3_000 : 300 });
            figures.Add(Figure.Of($"{name}, processor time", "ms", [.. children.Select(child => child.CpuMilliseconds)]));
        }

        report.Add("A cold process", figures);
    }
}
