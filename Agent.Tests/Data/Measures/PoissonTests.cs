using Agent.Data.Measures;

namespace Agent.Tests.Data.Measures;

public sealed class PoissonTests
{
    // Garwood's exact limits as in published tables (Ulm 1990; Dobson 1991).
    [TestCase(0, 0, 3.6889)]
    [TestCase(1, 0.0253, 5.5716)]
    [TestCase(2, 0.2422, 7.2247)]
    [TestCase(5, 1.6235, 11.6683)]
    [TestCase(10, 4.7954, 18.3904)]
    [TestCase(50, 37.1110, 65.9188)]
    [TestCase(100, 81.3639, 121.6268)]
    public void Interval95_IsThatOfTheTables(long count, double low, double high)
    {
        var interval = Poisson.Interval95(count);

        Assert.That(interval.Low, Is.EqualTo(low).Within(0.0002));
        Assert.That(interval.High, Is.EqualTo(high).Within(0.0002));
    }

    [Test]
    public void Interval95_LargeCount_NearsTheNormalOne()
    {
        var (low, high) = Poisson.Interval95(1_000_000);

        Assert.That(low, Is.EqualTo(1_000_000 - 1_960).Within(3));
        Assert.That(high, Is.EqualTo(1_000_000 + 1_960).Within(5));
    }
}
