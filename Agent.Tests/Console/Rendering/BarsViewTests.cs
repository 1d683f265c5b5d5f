using Agent.Console.Rendering;
using Agent.Protocol;
using Agent.Tests.Support;
using Spectre.Console.Testing;

namespace Agent.Tests.Console.Rendering;

public sealed class BarsViewTests
{
    [Test]
    public void Bars_TwoLabelsInTheChart_AreJoined()
    {
        var table = ConsoleEvents.Ranking().Content with
        {
            Columns =
            [
                ConsoleEvents.Column("year", "Year", "integer"),
                ConsoleEvents.Column("department", "Department", "text"),
                ConsoleEvents.Column("count", "Incidents", "integer"),
            ],
            Rows = [[2018L, "Lab", 3L], [2019L, "Lab", 5L]],
        };
        var chart = ConsoleEvents
            .Chart("""{"encoding":{"x":{"field":"year"},"color":{"field":"department"},"y":{"field":"count"}}}""")
            .Content;

        Assert.That(Draw(table, chart), Does.Match(@"2019 / Lab  █+ 5\b"));
    }

    [Test]
    public void Bars_Percentages_CarryTheirSign()
    {
        var table = ConsoleEvents.Ranking().Content with
        {
            Columns = [ConsoleEvents.Column("department", "Department", "text"), ConsoleEvents.Column("share", "Share", "percent")],
            Rows = [["Lab", 61.25], ["Yard", 38.75]],
        };

        Assert.That(Draw(table, chart: null), Does.Contain("61.25%"));
    }

    [Test]
    public void Bars_OfARate_AreNotThoseOfItsParts()
    {
        var table = ConsoleEvents.Ranking().Content with
        {
            Columns =
            [
                ConsoleEvents.Column("site", "Site", "text"),
                ConsoleEvents.Column("events", "Events", "integer") with { Role = "side" },
                ConsoleEvents.Column("rate", "Rate", "number") with { Role = "figure" },
            ],
            Rows = [["Lab", 3L, 5.25], ["Yard", 1L, 2.5]],
        };

        Assert.That(Draw(table, chart: null), Does.Contain("5.25"));
    }

    [TestCase(30, null)]
    [TestCase(31, "… and 1 more bar\n")]
    [TestCase(48, "… and 18 more bars\n")]
    public void Bars_BeyondWhatIsDrawn_AreCounted(int rows, string? note)
    {
        var table = ConsoleEvents.Ranking([.. Enumerable.Range(1, rows).Select(row => ($"Site {row}", (long)row))]).Content;

        Assert.That(Draw(table, chart: null), note is null ? Does.Not.Contain("more bar") : Does.EndWith(note));
    }

    [Test]
    public void Bars_EmptyCells_AreLeftOut() =>
        Assert.That(
            Draw(ConsoleEvents.Ranking().Content with { Rows = [["Lab", 3L], ["Yard", null], ["Office", 4L]] }, chart: null),
            Does.Not.Contain("Yard"));

    [TestCase("text")]
    [TestCase("integer", "number")]
    [TestCase("text", "text", "integer")]
    public void Bars_OfOtherShapes_AreNotDrawn(params string[] kinds)
    {
        var table = ConsoleEvents.Ranking().Content with
        {
            Columns = [.. kinds.Select((kind, i) => ConsoleEvents.Column($"c{i}", $"C{i}", kind))],
            Rows =
            [
                .. Enumerable.Range(0, 3).Select(_ => (IReadOnlyList<object?>)[.. kinds.Select(kind => kind == "text" ? (object)"x" : 1L)]),
            ],
        };

        Assert.That(BarsView.Of(table, chart: null), Is.Null);
    }

    [Test]
    public void Bars_WithNegativeNumbers_AreNotDrawn() =>
        Assert.That(BarsView.Of(ConsoleEvents.Ranking(("Lab", 3), ("Yard", -1)).Content, chart: null), Is.Null);

    [Test]
    public void Bars_OfOneRow_AreNotDrawn() =>
        Assert.That(BarsView.Of(ConsoleEvents.Ranking(("Lab", 3)).Content, chart: null), Is.Null);

    private static string Draw(TableContent table, ChartContent? chart)
    {
        using var console = new TestConsole();
        console.Profile.Width = 100;
        console.Write(BarsView.Of(table, chart)!);
        return console.Output;
    }
}
