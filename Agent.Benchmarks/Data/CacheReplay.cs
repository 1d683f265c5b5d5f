using System.Text.Json;
using Agent.Benchmarks.Reporting;
using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Caching;
using Agent.Data.Catalog;
using Agent.Data.Queries;
using Agent.Data.Samples;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agent.Benchmarks.Data;

/// <summary>
/// Replays an hour of 500 questions in a minute, the times in the cache shortened alike. The hour is drawn from a seed: ten meetings of
/// some minutes, in each of which people
/// ask about a few things again and again, in their own order and spelling, now as a table and now as a chart.
/// </summary>
internal static class CacheReplay
{
    private const int Seed = 20_260_101;
    private const int Questions = 500;
    private const int Meetings = 10;
    private const double Speed = 60;

    /// <summary>Least share of requests that the caches should answer.</summary>
    private const double Target = 60;

    private static readonly string[] Columns =
    [
        "Department",
        "Site",
        "Severity",
        "Incident Type",
        "Root Cause",
        "Shift",
        "Area",
        "Nature of Injury",
    ];
    private static readonly (string Column, string Value)[] Filters =
    [
        ("Incident Date", "2023"),
        ("Incident Date", "2024"),
        ("Severity", "High"),
        ("Incident Type", "Near Miss"),
        ("Shift", "Night"),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        SampleWorkbook.Write(folder.File(SampleWorkbook.FileName));
        var standard = new CacheOptions();
        var cache = new CacheOptions { WorkbookTtl = standard.WorkbookTtl / Speed, QueryTtl = standard.QueryTtl / Speed };
        using var engine = new QueryEngine(new QueryOptions(), cache, TimeProvider.System);
        using var catalog = new DatasetCatalog(
            new DataOptions { Folder = folder.File("."), Sample = false },
            cache,
            engine,
            TimeProvider.System,
            NullLogger<DatasetCatalog>.Instance
        );
        using (await catalog.OpenAsync(SampleWorkbook.FileName, RowAccess.All, cancellationToken))
        {
            // Loaded before the hour begins, as in a hub that is up.
        }

        var before = catalog.Statistics();
        var start = TimeProvider.System.GetTimestamp();
        foreach (var (minute, calls) in Hour(new Random(Seed)))
        {
            var due = TimeSpan.FromMinutes(minute) / Speed;
            var early = due - TimeProvider.System.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
                await Task.Delay(early, TimeProvider.System, cancellationToken);
            using var dataset = await catalog.OpenAsync(SampleWorkbook.FileName, RowAccess.All, cancellationToken);
            var session = dataset.StartSession();
            foreach (var (tool, arguments) in calls)
                Check(await session.Tools.Single(candidate => candidate.Name == tool).InvokeAsync(Arguments(arguments), cancellationToken));
        }

        return
        [
            .. catalog.Statistics().Zip(before, (now, then) => Rate(now.Cache, now.Hits - then.Hits, now.Misses - then.Misses)),
            Both(catalog, before),
        ];
    }

    private static Figure Both(DatasetCatalog catalog, IReadOnlyList<Protocol.CacheStatistics> before)
    {
        var now = catalog.Statistics();
        return Rate(
            "both caches",
            now.Sum(cache => cache.Hits) - before.Sum(cache => cache.Hits),
            now.Sum(cache => cache.Misses) - before.Sum(cache => cache.Misses)
        ) with
        {
            Target = Target,
            MoreIsBetter = true,
        };
    }

    private static Figure Rate(string name, long hits, long misses) => new()
    {
        Name = $"hit rate, {name}",
        Unit = "%",
        Value = Math.Round(100.0 * hits / Math.Max(1, hits + misses), 1),
        MoreIsBetter = true,
        Note = $"{hits} of {hits + misses} requests, {Questions} questions, seed {Seed}",
    };

    /// <summary>The questions with the minute each is asked at.</summary>
    private static IEnumerable<(double Minute, IReadOnlyList<(string Tool, object Arguments)> Calls)> Hour(Random dice)
    {
        var hour = new List<(double Minute, IReadOnlyList<(string Tool, object Arguments)> Calls)>();
        for (var meeting = 0; meeting < Meetings; meeting++)
        {
            var begin = (60.0 / Meetings * meeting) + dice.NextDouble();
            var topics = Enumerable
                .Range(0, 6)
                .Select(_ => (Column: dice.Next(Columns.Length), First: dice.Next(Filters.Length), Second: dice.Next(Filters.Length)))
                .ToList();
            for (var question = 0; question < Questions / Meetings; question++)
            {
                // Some topics are asked about much more than others.
                var topic = topics[Math.Min(topics.Count - 1, (int)(topics.Count * Math.Pow(dice.NextDouble(), 1.6)))];
                hour.Add((begin + (4 * dice.NextDouble()), Ask(dice, topic)));
            }
        }

        return hour.OrderBy(question => question.Minute);
    }

    private static IReadOnlyList<(string Tool, object Arguments)> Ask(Random dice, (int Column, int First, int Second) topic)
    {
        var filters = new[] { Filters[topic.First], Filters[topic.Second] }
            .Distinct()
            .Select(filter => new
            {
                column = Spelled(dice, filter.Column),
                op = "=",
                value = Spelled(dice, filter.Value),
            })
            .ToArray();
        if (dice.Next(2) == 0)
            Array.Reverse(filters);
        var column = Spelled(dice, Columns[topic.Column]);
        return dice.Next(10) switch
        {
            < 5 =>
            [
                (
                    "aggregate_data",
                    new
                    {
                        sheet = Spelled(dice, "Incident"),
                        measure = "count",
                        group_by = new[] { column },
                        where = filters,
                    }
                ),
            ],
            < 7 =>
            [
                (
                    "create_chart",
                    new
                    {
                        kind = "bar",
                        sheet = "Incident",
                        measure = "count",
                        group_by = new[] { column },
                        where = filters,
                    }
                ),
            ],
            < 9 =>
            [
                (
                    "get_trend",
                    new
                    {
                        sheet = Spelled(dice, "Incident"),
                        period = "month",
                        where = filters,
                    }
                ),
            ],
            _ =>
            [
                (
                    "aggregate_data",
                    new
                    {
                        sheet = "Incident",
                        measure = "count",
                        where = filters,
                    }
                ),
                ("get_top_values", new { sheet = "Incident", column }),
            ],
        };
    }

    private static string Spelled(Random dice, string text) =>
        dice.Next(3) switch
        {
            0 => text.ToLowerInvariant(),
            1 => text.ToUpperInvariant(),
            _ => text,
        };

    private static AIFunctionArguments Arguments(object arguments) =>
        new(
            JsonSerializer
                .SerializeToElement(arguments)
                .EnumerateObject()
                .ToDictionary(property => property.Name, property => (object?)property.Value)
        );

    private static void Check(object? result)
    {
        // No rows to draw is an answer, too: two filters may leave nothing.
        if (result is ToolError { Code: not "nothing_to_draw" } error)
            throw new InvalidOperationException($"A question of the replay failed: {error.Code}: {error.Message}");
    }
}
