using System.Diagnostics;
using Agent.Benchmarks.Reporting;
using Agent.Core.Datasets;
using Agent.Data.Caching;
using Agent.Data.Catalog;
using Agent.Data.Queries;
using Agent.Data.Queries.Execution;
using Agent.Data.Queries.Gate;
using Agent.Data.Samples;
using Agent.Data.Store;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agent.Benchmarks.Data;

/// <summary>What the first question after a start, the gate and a cancellation take.</summary>
internal static class QueryFigures
{
    private const int Runs = 9;
    private const string Endless =
        "SELECT count(*) FROM range(100000) a, range(100000) b, range(100000) c WHERE a.range + b.range + c.range = -1";

    private const string Analytic =
        "WITH n AS (SELECT \"Department\", count(DISTINCT \"Incident ID\") AS n FROM Incident WHERE \"Incident Date\" >= DATE '2023-01-01' GROUP BY 1) SELECT *, 100.0 * n / sum(n) OVER () AS share FROM n ORDER BY n DESC LIMIT 10";

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var workbook = folder.File(SampleWorkbook.FileName);
        SampleWorkbook.Write(workbook);
        // Still for a while, as files that are not being written are.
        File.SetLastWriteTimeUtc(workbook, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await FirstAnswerAsync(folder, cancellationToken);
        var second = await Stopclock.TimeAsync("second start to first answer", Runs, () => FirstAnswerAsync(folder, cancellationToken));

        using var executor = new QueryExecutor(new QueryOptions(), TimeProvider.System);
        using var snapshot = await new SnapshotFolder(folder.File(".snapshots"), long.MaxValue, TimeProvider.System).OpenOrMakeAsync(
            workbook,
            "hse-sample",
            FileHashes.Compute(workbook),
            cancellationToken
        );
        var gate = await Stopclock.TimeAsync(
            "gate of run_sql",
            50,
            () =>
                executor.RunAsync(
                    snapshot.OpenConnection,
                    session => SqlGate.CheckAsync(session, SqlSchema.Of(snapshot.Profile), Analytic),
                    cancellationToken
                )
        );
        var cancels = new List<double>();
        for (var run = 0; run < Runs; run++)
            cancels.Add(await CancelAsync(executor, snapshot, cancellationToken));
        return
        [
            second with
            {
                Target = 300,
            },
            gate with
            {
                Target = 2,
            },
            Figure.Of("cancel of a running query", "ms", cancels) with
            {
                Target = 50,
            },
        ];
    }

    private static async Task FirstAnswerAsync(ScratchFolder folder, CancellationToken cancellationToken)
    {
        using var engine = new QueryEngine(new QueryOptions(), new CacheOptions(), TimeProvider.System);
        using var catalog = new DatasetCatalog(
            new DataOptions { Folder = folder.File("."), Sample = false },
            new CacheOptions(),
            engine,
            TimeProvider.System,
            NullLogger<DatasetCatalog>.Instance
        );
        using var dataset = await catalog.OpenAsync(SampleWorkbook.FileName, RowAccess.All, cancellationToken);
        var tool = dataset.StartSession().Tools.Single(candidate => candidate.Name == "get_top_values");
        await tool.InvokeAsync(new AIFunctionArguments { ["sheet"] = "Incident", ["column"] = "Department" }, cancellationToken);
    }

    private static async Task<double> CancelAsync(QueryExecutor executor, Snapshot snapshot, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var query = executor.RunAsync(
            snapshot.OpenConnection,
            session =>
            {
                started.SetResult();
                return session.ReadAsync(SqlText.Checked(Endless), 1);
            },
            stop.Token);
        await started.Task;
        // Let it get into its work; a query stopped before it began says nothing.
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        var watch = Stopwatch.StartNew();
        await stop.CancelAsync();
        try
        {
            await query;
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }

        return watch.Elapsed.TotalMilliseconds;
    }
}
