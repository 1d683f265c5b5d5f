using Agent.Core.Datasets;
using Agent.Data;
using Agent.Data.Caching;
using Agent.Data.Queries;
using Agent.Data.Queries.Execution;
using Agent.Data.Store;
using Agent.Data.Workers;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Export;

/// <summary>All rows of a table that a model's statement made: never from this process.</summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class WholeTableTests
{
    private static readonly QueryOptions Options = new() { SqlMemoryBytes = 192L << 20, SqlWorkers = 1, Timeout = TimeSpan.FromMinutes(1) };

    private TempFolder _folder = null!;
    private Snapshot _snapshot = null!;
    private WorkerPool _workers = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = new TempFolder();
        await SharedSample.CopyToAsync(_folder.Path);
        _snapshot = Snapshot.TryOpen(Directory.GetFiles(_folder.File(".snapshots"), "*.duckdb").Single())!;
        _workers = HubWorkers.SqlPool(Options);
    }

    [OneTimeTearDown]
    public void Close()
    {
        _workers.Dispose();
        _snapshot.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Read_StatementOfAModel_RunsInAWorkerAlone(CancellationToken cancellationToken)
    {
        using var engine = Engine(Options);
        using var dataset = WithoutThisProcess(engine);

        var whole = await dataset.ReadWholeAsync(Cut("SELECT \"Incident ID\" FROM \"Incident\" ORDER BY 1", Rows), cancellationToken);

        Assert.That(whole.Rows, Has.Count.EqualTo(Rows).And.Count.GreaterThan(500));
        Assert.That(whole.Truncated, Is.False);
    }

    [Test]
    public async Task Read_StatementWithALimitOfItsOwn_KeepsIt(CancellationToken cancellationToken)
    {
        using var engine = Engine(Options);
        using var dataset = WithoutThisProcess(engine);

        var whole = await dataset.ReadWholeAsync(Cut("SELECT \"Incident ID\" FROM \"Incident\" LIMIT 500", 500), cancellationToken);

        Assert.That(whole.Rows, Has.Count.EqualTo(500));
    }

    [TestCase("SELECT * FROM read_text('/etc/passwd')", "not run", TestName = "Read_StatementPastTheGate_IsRefused")]
    [TestCase("SELECT \"Incident ID\" FROM \"Incident\" LIMIT 499", "499 rows where 500", TestName = "Read_OtherRowsThanCounted_SaysSo")]
    public void Read_StatementOfAModel_FailsInWords(string sql, string why)
    {
        using var engine = Engine(Options);
        using var dataset = WithoutThisProcess(engine);

        Assert.That(
            async () => await dataset.ReadWholeAsync(Cut(sql, 500), CancellationToken.None),
            Throws.InstanceOf<DatasetException>().With.Message.Contains(why)
        );
    }

    [Test]
    public void Read_MoreThanMayBeHeld_SaysSo()
    {
        using var engine = Engine(Options with { MaxWholeBytes = 4_096 });
        using var dataset = WithoutThisProcess(engine);

        Assert.That(
            async () => await dataset.ReadWholeAsync(Cut("SELECT \"Incident ID\" FROM \"Incident\"", Rows), CancellationToken.None),
            Throws.InstanceOf<DatasetException>().With.Message.Contains("too large")
        );
    }

    private long Rows => _snapshot.Profile.Sheet("Incident")!.Rows;

    private QueryEngine Engine(QueryOptions options) =>
        new(options, new CacheOptions(), TimeProvider.System, new WorkerSqlRunner(_workers, options, TimeProvider.System));

    private Dataset WithoutThisProcess(QueryEngine engine) =>
        new(
            _snapshot.Profile,
            () => throw new AssertionException("A statement of a model ran in this process."),
            engine,
            snapshotPath: _snapshot.Path
        );

    private TableContent Cut(string sql, long rows) =>
        new()
        {
            TableId = "t1",
            Title = "Incidents",
            Columns = [new TableColumn { Name = "Incident ID", Label = "Incident ID", Kind = "text" }],
            Rows = [["first"]],
            TotalRows = rows,
            Truncated = true,
            Evidence = new Evidence
            {
                Dataset = _snapshot.Profile.Id,
                Version = _snapshot.Profile.Version,
                Sheet = "Incident",
                Sql = sql,
            },
        };
}
