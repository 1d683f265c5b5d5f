using System.Text.Json;
using Agent.Benchmarks.Reporting;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Data;
using Agent.Data.Caching;
using Agent.Data.Queries;
using Agent.Data.Queries.Compile;
using Agent.Data.Queries.Execution;
using Agent.Data.Queries.Gate;
using Agent.Data.Store;
using Microsoft.Extensions.AI;

namespace Agent.Benchmarks.Data;

/// <summary>Typical questions over a stored register: through the tools, without the cache.</summary>
internal static class QuerySection
{
    private const int Runs = 15;
    private const string Sql = "SELECT Area, count(*) AS n FROM Incident WHERE \"Lost Days\" > 3 GROUP BY Area ORDER BY n DESC LIMIT 10";

    private static readonly (string Name, string Tool, string Arguments)[] Questions =
    [
        ("top 10", "get_top_values", """{ "sheet": "Incident", "column": "Department", "limit": 10 }"""),
        (
            "count with a filter",
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Site", "op": "=", "value": "Elin Value A0" }] }"""
        ),
        ("trend by month", "get_trend", """{ "sheet": "Incident", "date_column": "Incident Date", "period": "month" }"""),
        ("mean by group", "aggregate_data", """{ "sheet": "Incident", "measure": "mean", "column": "Cost", "group_by": ["Area"] }"""),
        (
            "two groups, one by quarter",
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "count", "group_by": ["Site", "Incident Date:quarter"] }"""
        ),
        (
            "share of rows",
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "percentage", "column": "Lost Time", "group_by": ["Department"] }"""
        ),
        (
            "rows with a filter, sorted",
            "filter_data",
            """{ "sheet": "Incident", "where": [{ "column": "Lost Days", "op": ">=", "value": 38 }], "sort": ["Incident Date desc"], "limit": 20 }"""
        ),
        ("statement through the gate", "run_sql", $"{{ \"sql\": {JsonSerializer.Serialize(Sql)} }}"),
    ];

    public static async Task AddAsync(Report report, ScratchFolder folder, bool isQuick, CancellationToken cancellationToken)
    {
        foreach (var rows in isQuick ? [10_000] : (int[])[10_000, 100_000, 1_000_000])
        {
            var file = folder.File($"queries-{rows}.xlsx");
            RegisterWorkbook.Write(file, rows);
            var snapshots = new SnapshotFolder(folder.File("snapshots"), long.MaxValue, TimeProvider.System);
            var hash = await snapshots.HashAsync(file, cancellationToken);
            Task<Snapshot> Open() => snapshots.OpenOrMakeAsync(file, "x", hash, cancellationToken);
            (await Open()).Dispose();
            File.Delete(file);
            await AddAsync(report, rows, Open, cancellationToken);
        }
    }

    private static async Task AddAsync(Report report, int rows, Func<Task<Snapshot>> open, CancellationToken cancellationToken)
    {
        using var engine = new QueryEngine(new QueryOptions(), new CacheOptions(), TimeProvider.System);
        async Task Clear() => await engine.Cache.ClearAsync(cancellationToken);
        var opened = await Stopclock.TimeAsync(
            "snapshot opened, then top 10", Runs,
            async () =>
            {
                using var snapshot = await open();
                using var dataset = new Dataset(snapshot.Profile, snapshot.OpenConnection, engine);
                await AskAsync(dataset, Questions[0].Tool, Questions[0].Arguments, cancellationToken);
            },
            before: Clear) with
        { Target = 60 };

        using var kept = await open();
        using var dataset = new Dataset(kept.Profile, kept.OpenConnection, engine);
        var figures = new List<Figure> { opened };
        foreach (var (name, tool, arguments) in Questions)
            figures.Add(await Stopclock.TimeAsync(name, Runs, () => AskAsync(dataset, tool, arguments, cancellationToken), before: Clear));
        figures[1] = figures[1] with { Target = rows switch { 100_000 => 6, 1_000_000 => 60, _ => null } };
        if (rows <= 100_000)
            figures.Add(
                await Stopclock.TimeAsync(
                    "search in narratives, index built",
                    5,
                    () =>
                        AskAsync(
                            dataset,
                            "search_text",
                            """{ "sheet": "Incident", "text": "missing guard line 117" }""",
                            cancellationToken
                        ),
                    before: Clear
                )
            );
        figures.Add(await CompileAsync(kept));
        figures.Add(await GateAsync(kept, engine, cancellationToken));
        figures.Add(await CancelAsync(kept, engine));
        report.Add(FormattableString.Invariant($"Queries over {rows:N0} × 30, no cache"), figures);
    }

    // Two conditions, a share and two keys: more than most questions have.
    private static async Task<Figure> CompileAsync(Snapshot snapshot)
    {
        var query = QueryJson.Read("""
            { "from": "Incident", "select": [{ "type": "count" }, { "type": "share" }],
              "where": { "type": "all", "items": [{ "type": "in", "field": { "column": "Site" }, "values": ["Elin Value A0"] }, { "type": "time", "field": { "column": "Incident Date" }, "from": "2024-01-01T00:00:00" }] },
              "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } } }, { "of": { "type": "column", "field": { "column": "Incident Date" } }, "period": "month" }] }
            """);
        return await Stopclock.TimeAsync("typed query compiled", 201, () =>
        {
            _ = QueryCompiler.Compile(query, snapshot.Profile, new DateOnly(2026, 1, 1), out _)!.Main.Text;
            return Task.CompletedTask;
        }, warmUps: 20) with
        { Target = 0.2 };
    }

    private static Task<Figure> GateAsync(Snapshot snapshot, QueryEngine engine, CancellationToken cancellationToken) =>
        Stopclock
            .TimeAsync(
                "SQL gate alone",
                51,
                () =>
                    engine.Executor.RunAsync(
                        snapshot.OpenConnection,
                        session => SqlGate.CheckAsync(session, SqlSchema.Of(snapshot.Profile), Sql),
                        cancellationToken
                    ),
                warmUps: 5
            )
            .ContinueWith(figure => figure.GetAwaiter().GetResult() with { Target = 2 }, TaskScheduler.Default);

    // A statement of minutes; measured is the time from the cancel to the answer.
    private static async Task<Figure> CancelAsync(Snapshot snapshot, QueryEngine engine)
    {
        var times = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            using var stop = new CancellationTokenSource();
            var running = engine.Executor.RunAsync(
                snapshot.OpenConnection,
                session =>
                    session.ReadAsync(
                        SqlText.Checked("SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range * b.range % 7 = 3"),
                        1
                    ),
                stop.Token
            );
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await stop.CancelAsync();
            try
            {
                await running;
            }
            catch (OperationCanceledException)
            {
                times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return Figure.Of("cancel of a long statement", "ms", times) with { Target = 50 };
    }

    private static async Task AskAsync(Dataset dataset, string tool, string arguments, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(arguments);
        var values = json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value);
        var result = await dataset
            .StartSession()
            .Tools.Single(candidate => candidate.Name == tool)
            .InvokeAsync(new AIFunctionArguments(values), cancellationToken);
        if (result is ToolError error)
            throw new InvalidOperationException($"{tool}: {error.Message}");
    }
}
