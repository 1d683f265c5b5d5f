using Agent.Planning.Lexing;
using Agent.Planning.Times;

namespace Agent.Tests.Planning.Times;

/// <summary>"The same months of 2020": the stretch before, moved by whole years.</summary>
public sealed class SamePeriodTests
{
    [TestCase("January to May 2021 compared with the same months of 2020", "2020-01-01", "2020-06-01")]
    [TestCase("in March 2025 and the same month last year", "2024-03-01", "2024-04-01")]
    [TestCase("first quarter of 2024 against the same period a year earlier", "2023-01-01", "2023-04-01")]
    public void Read_TheSameStretch_IsMoved(string text, string from, string until)
    {
        var times = new TimeReader(Tokenizer.Read(text), new TimeContext(new DateTime(2026, 6, 1), null, null)).Read();
        Assert.That(
            times[^1].Range,
            Is.EqualTo(
                new TimeRange(
                    DateTime.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
                    DateTime.Parse(until, System.Globalization.CultureInfo.InvariantCulture)
                )
            )
        );
    }

    [Test]
    public void Read_TheSameOfNothing_IsNoTime() =>
        Assert.That(
            new TimeReader(Tokenizer.Read("the same period of 2020"), new TimeContext(new DateTime(2026, 6, 1), null, null)).Read(),
            Has.Count.EqualTo(1)
        );
}
