using Agent.Benchmarks.Reporting;

namespace Agent.Benchmarks.Data;

/// <summary>From file to first figure: reading, storing, opening, querying, searching, the SQL gate.</summary>
internal sealed class DataBenchmark : IBenchmark
{
    public string Verb => "data";

    public string Summary =>
        "workbook reading, first answer, queries, gate, cancel, hit rate of the caches; --quick for small sizes, --only <reading|start|queries|cache>";

    public async Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // A case of its own process: it prints its figures as JSON and nothing else matters.
        if (arguments is [ChildRun.Option, var work, var file])
        {
            await ChildRun.PrintAsync(work, file, cancellationToken);
            return;
        }

        var isQuick = arguments.Contains("--quick");
        var rest = arguments.ToList();
        var only = Verbs.TakeOption(rest, "--only");
        using var folder = new ScratchFolder();
        if (only is null or "reading")
            await ReadingSection.AddAsync(report, folder, isQuick, cancellationToken);
        if (only is null or "start")
            await StartSection.AddAsync(report, folder, cancellationToken);
        if (only is null or "queries")
            await QuerySection.AddAsync(report, folder, isQuick, cancellationToken);
        if (only is null or "cache")
        {
            report.Add("Queries of the sample workbook", await QueryFigures.RunAsync(cancellationToken));
            report.Add("An hour of 500 questions, replayed", await CacheReplay.RunAsync(cancellationToken));
        }
    }
}
