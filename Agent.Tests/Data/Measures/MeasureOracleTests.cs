using System.Globalization;
using Agent.Protocol;
using Agent.Tests.Support;
using static Agent.Tests.Support.MeasureRegister;

namespace Agent.Tests.Data.Measures;

/// <summary>Every measure against the same figure worked out in plain LINQ over a random register.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[CancelAfter(400_000)]
public sealed class MeasureOracleTests
{
    private static readonly string[] RecordableTypes = ["Fatality", "Lost Time Injury", "Restricted Work", "Medical Treatment"];
    private static readonly string[] LostTypes = ["Fatality", "Lost Time Injury"];
    private MeasureRegister _register = null!;
    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open()
    {
        var seed = TestSeed.Next();
        TestContext.Out.WriteLine($"Seed {seed}.");
        _register = new MeasureRegister(new Random(seed));
        _database = _register.Open();
    }

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    private static readonly Dictionary<string, Func<Incident, bool>> Cases = new()
    {
        ["trir"] = one => RecordableTypes.Contains(one.Type),
        ["trifr"] = one => RecordableTypes.Contains(one.Type),
        ["ltir"] = one => LostTypes.Contains(one.Type),
        ["ltifr"] = one => LostTypes.Contains(one.Type),
        ["dart"] = one => one.Type is "Lost Time Injury" or "Restricted Work",
        ["far"] = one => one.Type == "Fatality",
        ["pse_tier1_rate"] = one => one.Tier == "Tier 1",
        ["pse_tier2_rate"] = one => one.Tier == "Tier 2",
    };

    [TestCase("trir", 200_000)]
    [TestCase("trifr", 1_000_000)]
    [TestCase("ltir", 200_000)]
    [TestCase("ltifr", 1_000_000)]
    [TestCase("dart", 200_000)]
    [TestCase("far", 100_000_000)]
    [TestCase("pse_tier1_rate", 200_000)]
    [TestCase("pse_tier2_rate", 200_000)]
    public async Task Rate_IsCasesTimesBaseByHours(string name, double hoursBase, CancellationToken cancellationToken)
    {
        var table = await AskAsync($$"""{ "name": "{{name}}", "from": "2023", "to": "2023" }""", cancellationToken);

        var cases = _register.Incidents.Count(one => Cases[name](one) && one.Date.Year == 2023);
        var hours = _register.Hours.Where(row => row.Month.Year == 2023).Sum(row => row.Own);
        Assert.That(Row(table, 0).Take(3), Is.EqualTo(new[] { cases, hours, cases * hoursBase / hours }).Within(1e-9).Percent);
    }

    [Test]
    public async Task Rate_BySite_FindsTheHoursOfASiteHoweverItIsSpelled(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "trir", "group_by": "Site" }""", cancellationToken);

        foreach (var site in _register.Incidents.Select(one => one.Site).Distinct())
        {
            var cases = _register.Incidents.Count(one => RecordableTypes.Contains(one.Type) && one.Site == site);
            var hours = _register.Hours.Where(row => string.Equals(row.Site, site, StringComparison.OrdinalIgnoreCase)).Sum(row => row.Own);
            var row = table.Rows.Single(row => string.Equals((string)row[0]!, site, StringComparison.OrdinalIgnoreCase));
            Assert.That(
                Convert.ToDouble(row[3], CultureInfo.InvariantCulture),
                Is.EqualTo(cases * 200_000.0 / hours).Within(1e-9).Percent,
                site
            );
        }
    }

    [Test]
    public async Task Rate_OfDaysWithinMonths_TakesThePartOfTheirHours(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "trir", "from": "2023-01-10", "to": "2023-03-20" }""", cancellationToken);

        var cases = _register.Incidents.Count(one =>
            RecordableTypes.Contains(one.Type) && one.Date >= new DateTime(2023, 1, 10) && one.Date <= new DateTime(2023, 3, 20)
        );
        double Hours(int month) => _register.Hours.Where(row => row.Month == new DateTime(2023, month, 1)).Sum(row => row.Own);
        var hours = (Hours(1) * 22 / 31) + Hours(2) + (Hours(3) * 20 / 31);
        Assert.That(Row(table, 0).Take(3), Is.EqualTo(new[] { cases, hours, cases * 200_000 / hours }).Within(1e-9).Percent);
        Assert.That(table.Notes, Has.Some.Contains("the part of its days"));
    }

    [TestCase("contractors")]
    [TestCase("employees")]
    public async Task Rate_OfAWorkforce_SetsItsIncidentsAgainstItsHours(string workforce, CancellationToken cancellationToken)
    {
        var table = await AskAsync($$"""{ "name": "trir", "workforce": "{{workforce}}" }""", cancellationToken);

        var isContractor = workforce == "contractors";
        var cases = _register.Incidents.Count(one =>
            RecordableTypes.Contains(one.Type) && (one.Employment == "Contractor") == isContractor
        );
        var hours = _register.Hours.Sum(row => isContractor ? row.Contractor : row.Own);
        Assert.That(Row(table, 0).Take(3), Is.EqualTo(new[] { cases, hours, cases * 200_000.0 / hours }).Within(1e-9).Percent);
    }

    [Test]
    public async Task Rate_RollingTwelveMonths_IsTheirCasesByTheirHours(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "trir", "period": "month", "rolling": 12 }""", cancellationToken);

        foreach (var row in table.Rows)
        {
            var end = DateTime.ParseExact((string)row[0]!, "yyyy-MM", CultureInfo.InvariantCulture).AddMonths(1);
            if (end.AddYears(-1) < new DateTime(2022, 1, 1))
            {
                Assert.That(row[3], Is.Null, "fewer than twelve months");
                continue;
            }

            var cases = _register.Incidents.Count(one =>
                RecordableTypes.Contains(one.Type) && one.Date < end && one.Date >= end.AddYears(-1)
            );
            var hours = _register.Hours.Where(hours => hours.Month < end && hours.Month >= end.AddYears(-1)).Sum(hours => hours.Own);
            Assert.That(
                row.Skip(1).Take(3).Select(Number),
                Is.EqualTo(new[] { cases, hours, cases * 200_000.0 / hours }).Within(1e-9).Percent
            );
        }
    }

    [Test]
    public async Task SeverityRate_IsDaysLostByHours(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "severity_rate" }""", cancellationToken);

        var (days, hours) = (_register.Incidents.Sum(one => one.DaysLost), _register.Hours.Sum(row => row.Own));
        Assert.That(Row(table, 0), Is.EqualTo(new[] { days, hours, days * 200_000.0 / hours }).Within(1e-9).Percent);
    }

    [Test]
    public async Task CChart_HasMeanAndThreeSigmas(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "c_chart" }""", cancellationToken);

        var counts = Enumerable.Range(0, 36).Select(month => new DateTime(2022, 1, 1).AddMonths(month))
            .Select(month => _register.Incidents.Count(one => one.Date.Year == month.Year && one.Date.Month == month.Month)).ToList();
        var mean = counts.Average();
        Assert.That(table.Rows.Select(row => Number(row[1])), Is.EqualTo(counts));
        Assert.That(
            table.Rows[0].Skip(2).Take(3).Select(Number),
            Is.EqualTo(new[] { mean, Math.Max(0, mean - (3 * Math.Sqrt(mean))), mean + (3 * Math.Sqrt(mean)) }).Within(1e-9)
        );
        Assert.That(
            table.Rows.Count(row => (string)row[5]! == "above"),
            Is.EqualTo(counts.Count(count => count > mean + (3 * Math.Sqrt(mean))))
        );
    }

    [Test]
    public async Task UChart_HasLimitsOfEachMonthsHours(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "u_chart" }""", cancellationToken);

        var mean = (double)_register.Incidents.Count / _register.Hours.Sum(row => row.Own);
        foreach (var row in table.Rows)
        {
            var month = DateTime.ParseExact((string)row[0]!, "yyyy-MM", CultureInfo.InvariantCulture);
            var hours = (double)_register.Hours.Where(one => one.Month == month).Sum(one => one.Own);
            var count = _register.Incidents.Count(one => one.Date.Year == month.Year && one.Date.Month == month.Month);
            var width = 3 * Math.Sqrt(mean / hours);
            Assert.That(
                row.Skip(3).Take(4).Select(Number),
                Is.EqualTo(new[] { count / hours, mean, Math.Max(0, mean - width), mean + width }.Select(value => 200_000 * value))
                    .Within(1e-9)
                    .Percent
            );
        }
    }

    [Test]
    public async Task Pareto_CountsEachCauseOfACell(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "root_cause_pareto" }""", cancellationToken);

        var named = _register.Incidents.Where(one => one.Causes is not null).ToList();
        var counts = named.SelectMany(one => one.Causes!).GroupBy(cause => cause).ToDictionary(group => group.Key, group => group.Count());
        Assert.That(
            table.Rows.ToDictionary(row => (string)row[0]!, row => Number(row[1])),
            Is.EquivalentTo(counts.ToDictionary(pair => pair.Key, pair => (double)pair.Value))
        );
        Assert.That(
            table.Rows.Select(row => Number(row[2])),
            Is.EqualTo(table.Rows.Select(row => 100.0 * counts[(string)row[0]!] / named.Count)).Within(1e-9)
        );
        Assert.That(Number(table.Rows[^1][3]), Is.EqualTo(100).Within(1e-9));
    }

    [TestCase("2023-09-30")]
    [TestCase("2024-06-01")]
    public async Task OverdueActions_OnADay_KnowNothingLater(string asOf, CancellationToken cancellationToken)
    {
        var table = await AskAsync($$"""{ "name": "overdue_actions", "as_of": "{{asOf}}" }""", cancellationToken);

        var day = DateTime.Parse(asOf, CultureInfo.InvariantCulture);
        var open = _register.Actions.Where(one => one.Created <= day && !(one.Closed <= day)).ToList();
        var overdue = open.Where(one => one.Due < day).ToList();
        Assert.That(
            Row(table, 0),
            Is.EqualTo(
                    new[] { open.Count, overdue.Count, 100.0 * overdue.Count / open.Count, overdue.Max(one => (day - one.Due!.Value).Days) }
                )
                .Within(1e-9)
        );
    }

    [Test]
    public async Task AgeingActions_AreOpenByDaysSinceDue(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "ageing_actions", "as_of": "2024-03-01" }""", cancellationToken);

        var day = new DateTime(2024, 3, 1);
        var open = _register
            .Actions.Where(one => one.Created <= day && !(one.Closed <= day))
            .Select(one => one.Due is { } due ? (day - due).Days : (int?)null)
            .ToList();
        (int From, int To)[] ages = [(int.MinValue, 0), (1, 30), (31, 60), (61, 90), (91, int.MaxValue)];
        Assert.That(
            table.Rows.Select(row => Number(row[1])),
            Is.EqualTo(ages.Select(age => open.Count(days => days >= age.From && days <= age.To)).Append(open.Count(days => days is null)))
        );
    }

    [Test]
    public async Task NearMissesAndPyramid_CountClasses(CancellationToken cancellationToken)
    {
        var ratio = await AskAsync("""{ "name": "near_miss_ratio", "group_by": "Site" }""", cancellationToken);
        var pyramid = await AskAsync("""{ "name": "injury_pyramid" }""", cancellationToken);

        foreach (var row in ratio.Rows)
        {
            var own = _register.Incidents.Where(one => one.Site == (string)row[0]!).ToList();
            var (near, injuries) = (own.Count(one => one.Type == "Near Miss"), own.Count(one => one.Type != "Near Miss"));
            Assert.That(row.Skip(1).Select(Number), Is.EqualTo(new[] { near, injuries, (double)near / injuries }).Within(1e-9));
        }

        string[] levels = ["Fatality", "Lost Time Injury", "Restricted Work", "Medical Treatment", "First Aid", "Near Miss"];
        Assert.That(
            pyramid.Rows.Select(row => Number(row[1])),
            Is.EqualTo(levels.Select(level => _register.Incidents.Count(one => one.Type == level)))
        );
    }

    [Test]
    public async Task ReportingDelay_IsDaysOfThoseWithBothDates(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "reporting_delay" }""", cancellationToken);

        var days = _register
            .Incidents.Where(one => one.Reported >= one.Date)
            .Select(one => (double)(one.Reported!.Value - one.Date).Days)
            .Order()
            .ToList();
        Assert.That(Row(table, 0)[..2], Is.EqualTo(new[] { days.Count, days.Average() }).Within(1e-9));
        Assert.That(Row(table, 0)[4..], Is.EqualTo(new[] { days[^1], 100.0 * days.Count(day => day <= 1) / days.Count }).Within(1e-9));
        Assert.That(
            table.Evidence.RowsExcluded.Single(rule => rule.Reason == "reported before it happened").Count,
            Is.EqualTo(_register.Incidents.Count(one => one.Reported < one.Date))
        );
    }

    [Test]
    public async Task RepeatIncidents_AreWithinNinetyDaysAtOnePlace(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "repeat_incidents" }""", cancellationToken);

        var repeats = _register
            .Incidents.GroupBy(one => (one.Site, one.Type))
            .ToDictionary(group => group.Key, group => Gaps([.. group.Select(one => one.Date).Order()]).Count(gap => gap <= 90));
        Assert.That(
            table.Rows.ToDictionary(row => ((string)row[0]!, (string)row[1]!), row => (int)Number(row[3])),
            Is.EquivalentTo(repeats.Where(pair => pair.Value > 0).ToDictionary(pair => pair.Key, pair => pair.Value))
        );
    }

    [Test]
    public async Task Heatmap_HasEveryPlaceAndMonth(CancellationToken cancellationToken)
    {
        var table = await AskAsync("""{ "name": "location_month_heatmap", "from": "2023", "to": "2023" }""", cancellationToken);

        foreach (var row in table.Rows)
            Assert.That(
                Number(row[2]),
                Is.EqualTo(
                    _register.Incidents.Count(one =>
                        one.Site == (string)row[0]! && one.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture) == (string)row[1]!
                    )
                )
            );
        Assert.That(table.Rows.Sum(row => Number(row[2])), Is.EqualTo(_register.Incidents.Count(one => one.Date.Year == 2023)));
    }

    [Test]
    public async Task Summary_OfForm300A_GivesRatesFromItsColumns(CancellationToken cancellationToken)
    {
        using var database = _register.OpenSummary();
        async Task<double> RateAsync(string arguments) => Row(await database.TableAsync("get_measure", arguments, cancellationToken), 0)[2];

        var (all, last) = (_register.Summaries, _register.Summaries.Where(row => row.Year >= 2023).ToList());
        Assert.That(
            await RateAsync("""{ "name": "trir" }"""),
            Is.EqualTo(200_000.0 * all.Sum(row => row.Deaths + row.Away + row.Transfer + row.Other) / all.Sum(row => row.Hours))
                .Within(1e-9)
        );
        Assert.That(
            await RateAsync("""{ "name": "dart", "from": "2023" }"""),
            Is.EqualTo(200_000.0 * last.Sum(row => row.Away + row.Transfer) / last.Sum(row => row.Hours)).Within(1e-9)
        );
        Assert.That(
            await RateAsync("""{ "name": "far" }"""),
            Is.EqualTo(1e8 * all.Sum(row => row.Deaths) / all.Sum(row => row.Hours)).Within(1e-6)
        );
    }

    private Task<TableContent> AskAsync(string arguments, CancellationToken cancellationToken) =>
        _database.TableAsync("get_measure", arguments, cancellationToken);

    private static double[] Row(TableContent table, int at) => [.. table.Rows[at].Select(Number)];

    private static double Number(object? cell) => Convert.ToDouble(cell, CultureInfo.InvariantCulture);

    private static IEnumerable<int> Gaps(IReadOnlyList<DateTime> days) =>
        days.Skip(1).Zip(days, (later, earlier) => (later - earlier).Days);
}
