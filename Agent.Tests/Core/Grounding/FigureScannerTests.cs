using Agent.Core.Grounding;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Core.Grounding;

public sealed class FigureScannerTests
{
    [TestCase("There were 1,234 incidents.", 1234)]
    [TestCase("There were 1234 incidents", 1234)]
    [TestCase("It is 61.2% of all", 61.2)]
    [TestCase("It is 61.2 % of all", 61.2)]
    [TestCase("It is 61 percent of all", 61)]
    [TestCase("It cost $1.2 million.", 1_200_000)]
    [TestCase("It cost €3k", 3_000)]
    [TestCase("It fell by -4.5", -4.5)]
    [TestCase("(12)", 12)]
    [TestCase("**42** incidents", 42)]
    [TestCase("twice as many", 2)]
    [TestCase("three sites", 3)]
    [TestCase("released 12 t of oil", 12)]
    [TestCase("released 12t of oil", 12)]
    [TestCase("took 5m of hose", 5)]
    [TestCase("a 45-day absence", 45)]
    [TestCase("cost 1.2M", 1_200_000)]
    [TestCase("1\u202F234 Vorfälle", 1234)]
    [TestCase("1'234 Fälle", 1234)]
    [TestCase("61,2 % aller", 61.2)]
    [TestCase("1.234,5 Stunden", 1234.5)]
    [TestCase("1,234.5 hours", 1234.5)]
    [TestCase("rund 3 Mio. Stunden", 3_000_000)]
    [TestCase("three times as many", 3)]
    [TestCase("2.5 times as many", 2.5)]
    [TestCase("1.5x", 1.5)]
    [TestCase("a third of them", 1.0 / 3)]
    [TestCase("two-thirds of them", 2.0 / 3)]
    [TestCase("half of them", 0.5)]
    [TestCase("has doubled", 2)]
    [TestCase("| Harbour | 40 |", 40)]
    [TestCase("In May, 12 were", 12)]
    [TestCase("(n=12)", 12)]
    public void Scan_OneFigure_ReadsItsValue(string text, double value) =>
        Assert.That(FigureScanner.Scan(text).Select(figure => figure.Value), Is.EqualTo(new[] { value }));

    [TestCase("On 2016-03-01 it happened")]
    [TestCase("On 2016-03-01 14:05 it happened")]
    [TestCase("On 9 July 2017 it happened")]
    [TestCase("In March 2016 it happened")]
    [TestCase("At 14:05 it happened")]
    [TestCase("In Q3 2016 it happened")]
    [TestCase("Country_01 and H2S and v2.1.3")]
    [TestCase("1. First\n2. Second")]
    [TestCase("the column `limit 10`")]
    [TestCase("INC-2024-00017 and CA-12")]
    [TestCase("On March 5, it happened")]
    [TestCase("At 3 pm and 11:30")]
    [TestCase("see https://plant.example/2024/412")]
    [TestCase("double-check it, half an hour, the third quarter")]
    [TestCase("open 24/7")]
    [TestCase("the 3rd and the 21st")]
    public void Scan_NoFigure_FindsNothing(string text) => Assert.That(FigureScanner.Scan(text), Is.Empty);

    [TestCase("10–20 days", 10, 20)]
    [TestCase("10-20 days", 10, 20)]
    [TestCase("412/674 incidents", 412, 674)]
    [TestCase("412, 180 and 17", 412, 180, 17)]
    [TestCase("from -4.5 to +3", -4.5, 3)]
    public void Scan_SeveralFigures_ReadsEach(string text, params double[] values) =>
        Assert.That(FigureScanner.Scan(text).Select(figure => figure.Value), Is.EqualTo(values));

    [Test]
    public void Scan_PointBeforeThreeDigits_KeepsBothReadings()
    {
        var figure = FigureScanner.Scan("1.234 Vorfälle").Single();
        Assert.That((figure.Value, figure.OtherValue), Is.EqualTo((1.234, 1234.0)));
    }

    [Test]
    public void Scan_AnyText_GivesSpansInOrderWithinIt() =>
        Gen.String[Gen.Char["0123456789,.-–/:%$€ \n|`'kMx()twohalfINC"], 0, 60]
            .SeededOnCi()
            .Sample(
                text =>
                {
                    var end = 0;
                    foreach (var figure in FigureScanner.Scan(text))
                    {
                        if (
                            figure.Start < end
                            || figure.Length <= 0
                            || figure.Start + figure.Length > text.Length
                            || !double.IsFinite(figure.Value)
                        )
                            return false;
                        end = figure.Start + figure.Length;
                    }

                    return true;
                },
                iter: 5_000
            );

    [Test]
    public void Scan_Spans_CoverTheFigureAsWritten()
    {
        const string text = "From 1,234 to about 3,000, or 61.2%.";
        Assert.That(
            FigureScanner.Scan(text).Select(figure => text.Substring(figure.Start, figure.Length)),
            Is.EqualTo(new[] { "1,234", "about 3,000", "61.2%" })
        );
    }
}
