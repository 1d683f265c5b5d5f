using System.Globalization;
using Agent.Data.Home;
using Agent.Data.Home.Words;
using Agent.Planning.Answers;
using Agent.Planning.Answers.Words;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Home;

/// <summary>The figures before the first question.</summary>
[CancelAfter(400_000)]
public sealed class HomePageTests
{
    [TestCase("en", "1,470 of 26,890 (5 %)")]
    [TestCase("de", "1.470 von 26.890 (5 %)")]
    public void Share_OfManyRecords_HasSeparators(string language, string text) =>
        Assert.That(HomeWords.For(language).Share(1470, 26890, 5.467), Is.EqualTo(text));

    [Test]
    public async Task Sample_HasEveryFigure_WithItsEvidence(CancellationToken cancellationToken)
    {
        using var dataset = await SampleDataset.OpenAsync();
        var home = await dataset.HomeAsync(null, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(
                home.Tiles.Select(tile => tile.Id),
                Is.EqualTo([
                    "ltifr",
                    "trir",
                    "incidents_to_date",
                    "near_miss_ratio",
                    "overdue_actions",
                    "most_frequent_cause",
                    "open_high_risks",
                    "days_since_lost_time",
                    "data_quality",
                ])
            );
            Assert.That(home.Tiles.Where(tile => tile.Id != "data_quality").Select(tile => tile.Evidence?.RowsUsed), Is.All.GreaterThan(0));
            Assert.That(home.DataUntil, Does.Match(@"^\d{4}-\d\d-\d\d$"));
        });
    }

    [Test]
    public async Task Rate_LiesInItsInterval_AndFollowsWholeQuarters(CancellationToken cancellationToken)
    {
        using var dataset = await SampleDataset.OpenAsync();
        var rate = (await dataset.HomeAsync(null, cancellationToken)).Tiles.First(tile => tile.Id == "trir");

        Assert.Multiple(() =>
        {
            Assert.That(rate.Value!.Value, Is.InRange(rate.Low!.Value, rate.High!.Value));
            Assert.That(rate.Change, Is.Not.Null);
            Assert.That(rate.Trend, Has.Count.EqualTo(12));
            Assert.That(rate.Trend.Select(point => point.Label), Is.All.Match(@"^\d{4}-Q[1-4]$"));
        });
    }

    /// <summary>One question, one figure: who clicks a tile finds its figure in the answer.</summary>
    [TestCase("ltifr")]
    [TestCase("trir")]
    [TestCase("incidents_to_date")]
    [TestCase("near_miss_ratio")]
    [TestCase("overdue_actions")]
    [TestCase("most_frequent_cause")]
    [TestCase("open_high_risks")]
    public async Task Question_OfATile_GivesItsFigure(string id, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();
        var tile = (await client.HomeAsync("hse-sample", cancellationToken)).Tiles.Single(tile => tile.Id == id);

        var cells = new List<object?>();
        await foreach (
            var next in client.AskAsync(
                new AskRequest
                {
                    Question = tile.Question,
                    Query = tile.Query,
                    Dataset = "hse-sample",
                    Mode = AskModes.Offline,
                },
                cancellationToken
            )
        )
        {
            if (next is TableEvent table)
                cells.AddRange(table.Content.Rows.SelectMany(row => row));
        }

        var figures = cells
            .Where(cell => cell is not null and not string)
            .Select(cell => Convert.ToDouble(cell, CultureInfo.InvariantCulture));
        Assert.That(figures, Has.Some.EqualTo(tile.Value!.Value).Within(1e-9), tile.Question);
    }

    /// <summary>What opens a tile is its query, in every language: the answer's figure is the tile's own.</summary>
    [TestCase(null)]
    [TestCase("de")]
    public async Task Query_OfEveryTile_GivesItsFigureInTheHeadline(string? language, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();
        var tiles = (await client.HomeAsync("hse-sample", language, cancellationToken)).Tiles;

        // Warnings open the panel of the dataset: they have no figure of the data.
        foreach (var tile in tiles.Where(tile => tile.Id != "data_quality"))
        {
            Assert.That(tile.Query, Is.Not.Null, tile.Id);
            var request = new AskRequest
            {
                Question = tile.Question,
                Query = tile.Query,
                Dataset = "hse-sample",
                Language = language,
            };
            TableContent? table = null;
            string? answer = null;
            await foreach (var next in client.AskAsync(request, cancellationToken))
            {
                table ??= (next as TableEvent)?.Content;
                answer = (next as RunFinishedEvent)?.Result?.Answer ?? answer;
            }

            var figure = Convert.ToDouble(table!.Rows[0].First(cell => cell is not string), CultureInfo.InvariantCulture);
            Assert.That(figure, Is.EqualTo(tile.Value), tile.Id);
            Assert.That(answer, Does.Contain(FigureText.Write(figure, AnswerWords.For(language))), tile.Id);
        }
    }

    [Test]
    public async Task Home_InGerman_SaysEverythingInGerman(CancellationToken cancellationToken)
    {
        using var dataset = await SampleDataset.OpenAsync();
        var english = await dataset.HomeAsync(null, cancellationToken);
        var german = await dataset.HomeAsync("de-AT", cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(german.Tiles.Select(tile => tile.Value), Is.EqualTo(english.Tiles.Select(tile => tile.Value)));
            // Names that both languages have, and whatever the data are called.
            string[] same = ["LTIFR", "TRIR"];
            foreach (var (tile, before) in german.Tiles.Zip(english.Tiles))
            {
                Assert.That(tile.Title, same.Contains(tile.Title) ? Is.EqualTo(before.Title) : Is.Not.EqualTo(before.Title));
                Assert.That(tile.Question, Is.Not.EqualTo(before.Question));
                Assert.That(tile.Period, before.Period is null ? Is.Null : Is.Not.EqualTo(before.Period));
            }

            Assert.That(german.Tiles.Single(tile => tile.Id == "overdue_actions").Title, Is.EqualTo("Überfällige Korrekturmaßnahmen"));
            Assert.That(german.Tiles.Single(tile => tile.Id == "trir").Unit, Is.EqualTo("pro 200.000 h"));
        });
    }

    [Test]
    public async Task Dataset_WithoutRoles_HasNoTiles(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            "CREATE TABLE \"Book\" (\"Title\" VARCHAR, \"Pages\" BIGINT); INSERT INTO \"Book\" VALUES ('a', 100), ('b', 200);"
        );

        var home = await HomePage.MakeAsync(database.Source, database.Engine, null, cancellationToken);

        Assert.That(home.Tiles, Is.Empty);
    }

    [TestCase(1, 25, true)]
    [TestCase(1, 100, false)]
    [TestCase(0, 25, false)]
    public void HighRisks_OfARating_OnlyWhereItIsAProductOfTwoScores(int least, int most, bool isFound)
    {
        using var database = new QueryDatabase(
            "CREATE TABLE \"Hazards\" (\"Status\" VARCHAR, \"Risk Rating\" BIGINT); "
                + $"INSERT INTO \"Hazards\" VALUES ('Open', {least}), ('Closed', {most}), ('Open', 12);"
        );

        Assert.That(HighRisks.Find(database.Profile) is not null, Is.EqualTo(isFound));
    }
}
