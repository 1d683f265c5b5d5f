using System.Globalization;
using System.Text;
using Agent.Data.Workbooks.Xlsx;

namespace Agent.Tests.Data.Workbooks.Xlsx;

public sealed class Utf8NumberTests
{
    [Test]
    public void TryParse_RandomNumbers_EqualsTheGeneralParserToTheLastBit([Values(1, 2, 3)] int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var text = (random.Next(4)) switch
            {
                0 => random.NextInt64(-999_999_999_999_999, 999_999_999_999_999).ToString(CultureInfo.InvariantCulture),
                1 => (random.NextDouble() * Math.Pow(10, random.Next(-8, 15))).ToString("R", CultureInfo.InvariantCulture),
                2 => Math.Round(random.NextDouble() * 100_000, random.Next(0, 9)).ToString(CultureInfo.InvariantCulture),
                _ => BitConverter.Int64BitsToDouble(random.NextInt64()).ToString("R", CultureInfo.InvariantCulture),
            };
            Assert.That(
                Utf8Number.TryParse(Encoding.ASCII.GetBytes(text), out var number)
                    && BitConverter.DoubleToInt64Bits(number)
                        == BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)),
                text
            );
        }
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase("1.2.3")]
    [TestCase("1a")]
    public void TryParse_NoNumber_SaysSo(string text) => Assert.That(Utf8Number.TryParse(Encoding.ASCII.GetBytes(text), out _), Is.False);
}
