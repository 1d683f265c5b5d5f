using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data;
using Agent.Tests.Support;
using Agent.Tests.Support.Naive;

namespace Agent.Tests.Data.Queries.Compile;

/// <summary>
/// The compiler against an interpreter that walks over the rows. <c>AGENT_QUERY_PAIRS=100000 dotnet test --filter QueryPropertyTests</c>
/// tries that many pairs of
/// tables and queries; without it a bounded number. The seed of a pair that differs is printed with its query: give it in
/// <c>AGENT_QUERY_SEED</c> to try it alone.
/// </summary>
public sealed class QueryPropertyTests
{
    private const int QueriesPerTable = 60;
    private const int Pairs = 900;
    private static readonly DateOnly Today = new(2024, 4, 1);

    [Test]
    [CancelAfter(3_600_000)]
    public async Task Compiler_AndInterpreter_Agree(CancellationToken cancellationToken)
    {
        var asked = Environment.GetEnvironmentVariable("AGENT_QUERY_PAIRS");
        var only = Environment.GetEnvironmentVariable("AGENT_QUERY_SEED");
        var pairs = asked is null ? Pairs : int.Parse(asked, CultureInfo.InvariantCulture);
        var first = only is null ? TestSeed.Next() % 1_000_000 * 1_000 : int.Parse(only, CultureInfo.InvariantCulture);
        var failures = new List<string>();
        for (var seed = first; seed < first + (only is null ? pairs / QueriesPerTable : 1) && failures.Count < 25; seed++)
            failures.AddRange(await DifferencesAsync(seed, cancellationToken));
        await TestContext.Out.WriteLineAsync($"Seeds from {first}.");
        Assert.That(failures, Is.Empty, string.Join("\n\n", failures));
    }

    private static async Task<List<string>> DifferencesAsync(int seed, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var data = new NaiveData(random, repeats: random.Next(2) == 0);
        using var database = data.Open();
        var searching = Searching(database);
        var naive = new NaiveQuery(data, Today);
        var queries = new RandomQueries(random);
        var failures = new List<string>();
        for (var number = 0; number < QueriesPerTable; number++)
        {
            var query = queries.Next();
            var right = Text(naive.Run(query));
            var given = await GivenAsync(database.Session, query, cancellationToken);
            var canonical = await GivenAsync(database.Session, query.Canonical(), cancellationToken);
            var kept = await WholeAsync(database.Session, query, cancellationToken);
            var searched = await WholeAsync(searching, query, cancellationToken);
            if (kept != searched)
                failures.Add($"Seed {seed}: {QueryJson.Write(query)}\n  rows kept:     {kept}\n  rows searched: {searched}");
            if (canonical != given)
                failures.Add(
                    $"Seed {seed}: {QueryJson.Write(query)}\n  as given:  {given}\n  canonical: {canonical} of {QueryJson.Write(query.Canonical())}"
                );
            if (given != right)
                failures.Add($"Seed {seed}: {QueryJson.Write(query)}\n  rows over rows: {right}\n  compiled:       {given}");
        }

        return failures;
    }

    /// <summary>The same data, of which nothing says which rows stand for an entity.</summary>
    private static IToolSession Searching(QueryDatabase database)
    {
        var sheets = database.Profile.Sheets.Select(sheet => sheet with { FirstRows = [] });
        var profile = database.Profile with { Version = "searched", Sheets = [.. sheets] };
        return new Dataset(profile, database.Open, database.Engine).StartSession();
    }

    private static async Task<string> WholeAsync(IToolSession session, Query query, CancellationToken cancellationToken)
    {
        var options = new QueryRunOptions(Today) { MaxRows = 10_000 };
        if (await session.Queries!.RunAsync(query, options, cancellationToken) is not QueryResult { Evidence: { } evidence } result)
            return "refused";
        var leftOut = evidence.LeftOut.Concat(evidence.BlanksCounted).Select(rule => $"{rule.Rule} {rule.Column} {rule.Rows}");
        var counts = $"{evidence.RowsUsed} rows, {evidence.Entities} entities; {string.Join(", ", leftOut)}";
        return $"{evidence.Sql}\n{counts}\n{Text(result.Rows.Select(row => row.ToList()))}";
    }

    private static async Task<string> GivenAsync(IToolSession session, Query query, CancellationToken cancellationToken)
    {
        var outcome = await session.Queries!.RunAsync(
            query,
            new QueryRunOptions(Today) { Evidence = false, MaxRows = 10_000 },
            cancellationToken
        );
        return outcome is QueryResult result ? Text(result.Rows.Select(row => row.ToList())) : outcome.ToString()!;
    }

    private static string Text(IEnumerable<List<object?>> rows) =>
        string.Join(" / ", rows.Select(row => string.Join('|', row.Select(Cell))).Order(StringComparer.Ordinal));

    private static string Cell(object? cell) => cell switch
    {
        null => "null",
        // Nought is nought, whatever its sign.
        long or double => (Convert.ToDouble(cell, CultureInfo.InvariantCulture) + 0.0).ToString("G8", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
