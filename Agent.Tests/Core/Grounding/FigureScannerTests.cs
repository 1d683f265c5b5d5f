using Agent.Core.Grounding;

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
    public void Scan_NoFigure_FindsNothing(string text) =>
        Assert.That(FigureScanner.Scan(text), Is.Empty);

    [Test]
    public void Scan_Spans_CoverTheFigureAsWritten()
    {
        const string text = "From 1,234 to about 3,000, or 61.2%.";
        Assert.That(
            FigureScanner.Scan(text).Select(figure => text.Substring(figure.Start, figure.Length)),
            Is.EqualTo(new[] { "1,234", "about 3,000", "61.2%" }));
    }
}
