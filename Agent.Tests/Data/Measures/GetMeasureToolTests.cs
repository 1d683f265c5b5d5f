using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries.Words;
using Agent.Data.Measures;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Measures;

[CancelAfter(400_000)]
public sealed class GetMeasureToolTests
{
    [Test]
    public async Task Trir_TakesIncidentsAndHoursOfTheSameTime(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync("get_measure", """{ "name": "TRIR" }""", cancellationToken);

        // 3 recordable in 2023, not the one of 2022: 3 × 200,000 ÷ 400,000.
        Assert.Multiple(() =>
        {
            Assert.That(table.Rows[0][0], Is.EqualTo(3L));
            Assert.That(Convert.ToDouble(table.Rows[0][1]), Is.EqualTo(400_000));
            Assert.That((double)table.Rows[0][2]!, Is.EqualTo(1.5).Within(1e-9));
            Assert.That((double)table.Rows[0][3]!, Is.EqualTo(0.6187 / 2).Within(1e-3));
            Assert.That((double)table.Rows[0][4]!, Is.EqualTo(8.7673 / 2).Within(1e-3));
            Assert.That(Column(table, "rate").Unit, Is.EqualTo("per 200,000 h"));
            Assert.That(
                table.Notes,
                Has.Some.Contains("Over 2023,").And.Some.Contains("recordable incidents × 200,000 ÷ hours worked")
            );
            Assert.That(table.Evidence.RowsUsed, Is.EqualTo(9), "all incidents of the time were looked at");
        });
        var again = await database.RunAsync(table.Evidence.Sql, cancellationToken);
        Assert.That(
            again.Rows[0],
            Is.EqualTo(new[] { table.Rows[0][2], table.Rows[0][0], table.Rows[0][1] }),
            "the evidence runs as it stands"
        );
    }

    [Test]
    public async Task Ltifr_BySite_DividesByTheHoursOfEachSite(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync(
            "get_measure",
            """{ "name": "lost time injury frequency rate", "group_by": "site" }""",
            cancellationToken
        );

        Assert.That(table.Rows.Select(row => row[0]), Is.EqualTo(new[] { "Sued", "Nord" }));
        Assert.That((double)table.Rows[0][3]!, Is.EqualTo(10.0).Within(1e-9));
        Assert.That((double)table.Rows[1][3]!, Is.EqualTo(1e6 / 300_000).Within(1e-9));
    }

    [Test]
    public async Task Trir_FromTo_CutsBoth(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync(
            "get_measure",
            """{ "name": "trir", "from": "2023-01", "to": "2023-02" }""",
            cancellationToken
        );

        Assert.That(table.Rows[0].Take(2), Is.EqualTo(new object[] { 3L, 70_000L }));
    }

    [Test]
    public async Task Rate_ByPeriod_SetsEachStretchAgainstItsOwnHours(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var whole = await database.TableAsync("get_measure", """{ "name": "trir" }""", cancellationToken);
        foreach (var period in new[] { "month", "quarter", "year" })
        {
            var table = await database.TableAsync("get_measure", $$"""{ "name": "trir", "period": "{{period}}" }""", cancellationToken);
            Assert.Multiple(() =>
            {
                Assert.That(table.Rows.Sum(row => Convert.ToDouble(row[1])), Is.EqualTo(3), period);
                Assert.That(table.Rows.Sum(row => Convert.ToDouble(row[2])), Is.EqualTo(400_000), period);
                Assert.That(table.Rows.Select(row => (string)row[0]!), Is.Ordered.And.All.StartWith("2023"), period);
                Assert.That(
                    table.Rows.All(row =>
                        row[3] is null
                        || Math.Abs(Convert.ToDouble(row[3]) - (Convert.ToDouble(row[1]) * 200_000 / Convert.ToDouble(row[2]))) < 1e-9
                    ),
                    period
                );
            });
            if (period == "year")
                Assert.That(table.Rows[0].Skip(1), Is.EqualTo(whole.Rows[0]));
        }

        var error = await database.ErrorAsync("get_measure", """{ "name": "near_miss_ratio", "period": "month" }""", cancellationToken);
        Assert.That(error.Message, Does.Contain("takes no period"));
    }

    [TestCase("trir")]
    [TestCase("ltifr")]
    [TestCase("severity_rate")]
    public async Task Rate_WithoutHours_IsRefusedNotMadeUp(string name, CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create(without: "Hours Worked");
        var error = await database.ErrorAsync("get_measure", $$"""{ "name": "{{name}}" }""", cancellationToken);

        Assert.That(error.Code, Is.EqualTo("measure_unavailable"));
        Assert.That(error.Message, Does.Contain("hours worked"));
    }

    [Test]
    public async Task Rate_HoursOfAnotherTime_IsRefused(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var error = await database.ErrorAsync("get_measure", """{ "name": "trir", "from": "2022", "to": "2022" }""", cancellationToken);

        Assert.That(error.Message, Does.Contain("no time in common in 2022:"));
    }

    [Test]
    public async Task SeverityRate_IsDaysLostPerHours(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync("get_measure", """{ "name": "severity rate" }""", cancellationToken);

        Assert.That(table.Rows[0][0], Is.EqualTo(12L));
        Assert.That((double)table.Rows[0][2]!, Is.EqualTo(12 * 200_000.0 / 400_000).Within(1e-9));
    }

    [Test]
    public async Task NearMissRatio_CountsSpellingsTogether(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync("get_measure", """{ "name": "near miss ratio", "from": "2023" }""", cancellationToken);

        Assert.That(table.Rows[0].Take(2), Is.EqualTo(new object[] { 4L, 5L }));
        Assert.That((double)table.Rows[0][2]!, Is.EqualTo(0.8).Within(1e-9));
    }

    [Test]
    public async Task Pyramid_HasEveryLevelFromTheTop(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync("get_measure", """{ "name": "heinrich pyramid" }""", cancellationToken);

        Assert.That(
            table.Rows,
            Is.EqualTo(
                new object[][]
                {
                    ["Lost time injury", 3L, 1.0],
                    ["Medical treatment", 1L, 1.0 / 3],
                    ["First aid", 2L, 2.0 / 3],
                    ["Near miss", 4L, 4.0 / 3],
                }
            )
        );
    }

    [Test]
    public async Task Pareto_RunsToAHundredWithoutTheBlank(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync("get_measure", """{ "name": "pareto" }""", cancellationToken);

        Assert.That(
            table.Rows.Select(row => (row[0], row[1])),
            Is.EqualTo(new (object?, object?)[] { ("Training", 5L), ("Procedure", 3L), ("Equipment", 1L) })
        );
        Assert.That(table.Rows.Select(row => Math.Round((double)row[3]!, 1)), Is.EqualTo(new[] { 55.6, 88.9, 100.0 }));
    }

    [Test]
    public async Task RepeatIncidents_AreSameKindAndPlaceWithin90Days(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync("get_measure", """{ "name": "repeat incidents" }""", cancellationToken);

        // Near misses in Nord on 1 and 20 May; the one in December is 195 days later.
        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["Nord", "Near Miss", 3L, 1L, 19L] }));
    }

    [Test]
    public async Task ReportingDelay_LeavesOutWhatCannotBe(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync("get_measure", """{ "name": "reporting delay" }""", cancellationToken);

        Assert.That(table.Rows[0][0], Is.EqualTo(8L));
        Assert.That((double)table.Rows[0][1]!, Is.EqualTo(14.0 / 8).Within(1e-9));
        Assert.That(table.Rows[0][4], Is.EqualTo(10L));
        Assert.That(table.Evidence.RowsExcluded, Has.Some.EqualTo(new ExcludedRows("reported before it happened", 1)));
    }

    [TestCase("2023-07-01", 4, 2, 122L)]
    [TestCase("2023-12-31", 3, 2, 305L)]
    [TestCase("2022-12-31", 5, 0, null)]
    public async Task OverdueActions_DependOnTheDay(
        string asOf,
        long open,
        long overdue,
        long? longest,
        CancellationToken cancellationToken
    )
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync("get_measure", $$"""{ "name": "overdue actions", "as_of": "{{asOf}}" }""", cancellationToken);

        Assert.That(
            (table.Rows[0][0], table.Rows[0][1], table.Rows[0][3]),
            Is.EqualTo(((object?)open, (object?)overdue, (object?)longest))
        );
        Assert.That(table.Title, Does.Contain($"as of {DateWords.Day(DateOnly.Parse(asOf, CultureInfo.InvariantCulture))}"));
    }

    [Test]
    public async Task OverdueActions_ByOwner_AreBrokenDown(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync(
            "get_measure",
            """{ "name": "overdue_actions", "as_of": "2023-07-01", "group_by": "owner" }""",
            cancellationToken
        );

        Assert.That(
            table.Rows.Select(row => (row[0], row[1], row[2])),
            Is.EqualTo(new (object?, object?, object?)[] { ("Sued", 3L, 1L), ("Nord", 1L, 1L) })
        );
    }

    [Test]
    public async Task AgeingActions_HaveEveryAgeAndTheUndated(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await database.TableAsync("get_measure", """{ "name": "aging actions", "as_of": "2023-07-01" }""", cancellationToken);

        Assert.That(table.Rows.Select(row => row[1]), Is.EqualTo(new object[] { 1L, 1L, 0L, 0L, 1L, 1L }));
    }

    [Test]
    public async Task Heatmap_HasMonthsWithoutIncidentsAndAChart(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var result = (Agent.Core.Tools.ToolTable)
            await database.CallAsync("get_measure", """{ "name": "heatmap", "from": "2023" }""", cancellationToken);

        Assert.That(result.Table.Rows, Has.Count.EqualTo(24));
        Assert.That(
            result.Table.Rows,
            Has.Some.EqualTo(new object[] { "Nord", "2023-03", 0L }).And.Some.EqualTo(new object[] { "Nord", "2023-05", 2L })
        );
        Assert.That(result.Chart, Is.Not.Null);
    }

    [Test]
    public async Task Measure_NobodyKnows_GivesTheNamesThereAre(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var error = await database.ErrorAsync("get_measure", """{ "name": "happiness index" }""", cancellationToken);

        Assert.That(error.Code, Is.EqualTo("unknown_measure"));
        Assert.That(error.Message, Does.Contain("trir"));
    }

    [Test]
    public void Apply_Profile_SaysWhatItCanGiveAndWhatItLacks()
    {
        using var whole = MeasureTables.Create();
        using var part = MeasureTables.Create(without: "Hours Worked");
        var all = MeasureCatalogue.Apply(whole.Profile, null).Measures;
        var some = MeasureCatalogue.Apply(part.Profile, null).Measures;

        Assert.Multiple(() =>
        {
            Assert.That(
                all.Where(measure => !measure.IsAvailable).Select(measure => measure.Name),
                Is.EqualTo(new[] { "dart", "far", "pse_tier1_rate", "pse_tier2_rate" })
            );
            Assert.That(
                some.Where(measure => !measure.IsAvailable).Select(measure => measure.Name),
                Is.EquivalentTo(
                    new[]
                    {
                        "trir",
                        "ltifr",
                        "trifr",
                        "ltir",
                        "dart",
                        "far",
                        "severity_rate",
                        "pse_tier1_rate",
                        "pse_tier2_rate",
                        "u_chart",
                    }
                )
            );
            Assert.That(
                all.Single(measure => measure.Name == "overdue_actions"),
                Has.Property("Sheet").EqualTo("Corrective Actions").And.Property("HasAsOf").True
            );
            Assert.That(all.SelectMany(measure => measure.Synonyms), Is.Unique);
        });
    }

    [Test]
    public void Apply_SheetThatSpeaksOfNoneOfIt_OffersNothing()
    {
        using var database = new QueryDatabase(
            "CREATE TABLE Songs (Title VARCHAR, Released DATE, Length DOUBLE, \"Hours Streamed\" BIGINT); INSERT INTO Songs VALUES ('a', '2020-01-01', 3.5, 12), ('b', '2021-01-01', 4, 9)"
        );

        Assert.That(MeasureCatalogue.Apply(database.Profile, null).Measures.Where(measure => measure.IsAvailable), Is.Empty);
    }

    private static TableColumn Column(TableContent table, string name) => table.Columns.Single(column => column.Name == name);
}
