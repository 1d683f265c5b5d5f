using Agent.Data.Caching;
using Agent.Data.Catalog;
using Agent.Data.Queries;
using Agent.Data.Samples;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agent.Tests.Support;

/// <summary>A data folder and the data layer over it, started and ended like a hub does, any number of times.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly TempFolder _folder = new();
    private QueryEngine? _engine;

    public string Path => _folder.Path;

    public DataOptions Options => field ??= new DataOptions { Folder = Path, Sample = false };

    public QueryEngine Engine => _engine!;

    public DatasetCatalog Catalog { get; private set; } = null!;

    public string File(string name) => _folder.File(name);

    public IReadOnlyList<string> Snapshots =>
        Directory.Exists(File(".snapshots")) ? Directory.GetFiles(File(".snapshots"), "*.duckdb") : [];

    /// <summary>A small CSV file whose rows are as told.</summary>
    public void WriteCsv(string name, int rows, string department = "Yard") =>
        System.IO.File.WriteAllLines(
            File(name),
            ["Id,Department,Days", .. Enumerable.Range(1, rows).Select(row => $"A-{row},{department},{row % 7}")]
        );

    public void WriteSample(string name, int rows = 400) => SampleWorkbook.Write(File(name), new SampleOptions(rows));

    /// <summary>Starts the data layer; a running one is ended first.</summary>
    public DatasetCatalog Start(ILogger<DatasetCatalog>? logger = null, TimeProvider? time = null, LoadSteps? steps = null)
    {
        Stop();
        _engine = new QueryEngine(new QueryOptions(), new CacheOptions(), time ?? TimeProvider.System);
        return Catalog = new DatasetCatalog(
            Options,
            new CacheOptions(),
            _engine,
            time ?? TimeProvider.System,
            logger ?? NullLogger<DatasetCatalog>.Instance,
            steps
        );
    }

    public void Stop()
    {
        Catalog?.Dispose();
        _engine?.Dispose();
        _engine = null;
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }
}
