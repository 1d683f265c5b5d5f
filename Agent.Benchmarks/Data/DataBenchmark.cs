using Agent.Benchmarks.Reporting;
using Agent.Data.Samples;
using Agent.Data.Store;
using Agent.Data.Workbooks;

namespace Agent.Benchmarks.Data;

/// <summary>From file to first figure: load, ingest, snapshot open.</summary>
internal sealed class DataBenchmark : IBenchmark
{
    private const int Runs = 5;

    public string Verb => "data";

    public string Summary => "workbook load, ingest, snapshot open, first answer, gate, cancel, hit rate of the caches";

    public async Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var workbook = folder.File(SampleWorkbook.FileName);
        SampleWorkbook.Write(workbook);
        var made = 0;
        var snapshots = new SnapshotFolder(folder.File("snapshots"), long.MaxValue, TimeProvider.System);
        var hash = FileHashes.Compute(workbook);
        var read = Stopclock.Time("read by EPPlus", Runs, () => ExcelReader.Read(workbook, cancellationToken));
        var ingest = Stopclock.Time("read, profiled, stored", Runs, () => snapshots.OpenOrMake(workbook, $"s{made++}", hash, cancellationToken).Dispose());
        var open = Stopclock.Time("snapshot opened", Runs, () => snapshots.OpenOrMake(workbook, "s0", hash, cancellationToken).Dispose());
        report.Add("The sample workbook at its default size", [read, ingest.Against(read), open.Against(read)]);
        report.Add("Queries of the sample workbook", await QueryFigures.RunAsync(cancellationToken));
        report.Add("An hour of 500 questions, replayed", await CacheReplay.RunAsync(cancellationToken));
    }
}
