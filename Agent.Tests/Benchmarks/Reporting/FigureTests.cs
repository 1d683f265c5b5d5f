using Agent.Benchmarks.Reporting;

namespace Agent.Tests.Benchmarks.Reporting;

public sealed class FigureTests
{
    [TestCase(new double[] { 3, 1, 2 }, 2)]
    [TestCase(new double[] { 4, 1, 2, 3 }, 2.5)]
    public void Of_SeveralRuns_ValueIsTheMedian(double[] runs, double median) =>
        Assert.That(Figure.Of("x", "ms", runs).Value, Is.EqualTo(median));

    [TestCase(59, false, true)]
    [TestCase(61, false, false)]
    [TestCase(61, true, true)]
    public void IsReached_TargetOf60_DependsOnWhichWayIsBetter(double value, bool moreIsBetter, bool reached) =>
        Assert.That(
            new Figure
            {
                Name = "x",
                Unit = "ms",
                Value = value,
                Target = 60,
                MoreIsBetter = moreIsBetter,
            }.IsReached,
            Is.EqualTo(reached)
        );

    [Test]
    public void Against_Baseline_GivesTheRatio()
    {
        var figure = Figure.Of("own", "ms", [10]).Against(Figure.Of("EPPlus", "ms", [40]));
        Assert.That((figure.Ratio, figure.Baseline), Is.EqualTo((0.25, "EPPlus")));
    }
}
