using System.Globalization;
using Agent.Planning.Lexing;
using Agent.Planning.Times;

namespace Agent.Tests.Planning.Times;

/// <summary>Parts of a stretch, and times without bounds.</summary>
public sealed class PartOfPeriodTests
{
    [TestCase("the first week of March 2025", "2025-03-01", "2025-03-08")]
    [TestCase("in the second half of March 2025", "2025-03-16", "2025-04-01")]
    [TestCase("the first half of 2024", "2024-01-01", "2024-07-01")]
    [TestCase("the last 10 days of May 2025", "2025-05-22", "2025-06-01")]
    [TestCase("the last week of 2025", "2025-12-25", "2026-01-01")]
    [TestCase("the third quarter of 2023", "2023-07-01", "2023-10-01")]
    public void Read_APart_HasItsBounds(string text, string from, string until)
    {
        var time = Read(text)[0];
        Assert.That(time.Range, Is.EqualTo(new TimeRange(Day(from), Day(until))));
    }

    [TestCase("at the end of 2025")]
    [TestCase("early March 2025")]
    [TestCase("in late 2024")]
    public void Read_ATimeWithoutBounds_HoldsNoCondition(string text)
    {
        var times = Read(text);
        Assert.Multiple(() =>
        {
            Assert.That(times, Has.Count.EqualTo(1));
            Assert.That(
                (times[0].Range, times[0].Months.Count, times[0].Weekdays.Count, times[0].Hours),
                Is.EqualTo(((TimeRange?)null, 0, 0, ((double, double)?)null))
            );
        });
    }

    [TestCase("the fifth half of 2025")]
    [TestCase("the first 40 days of May 2025")]
    public void Read_APartThatTheStretchDoesNotHave_IsNone(string text) =>
        Assert.That(
            Read(text)
                .Any(time =>
                    time.Start <= 1
                    && time.End == Tokenizer.Read(text).Count
                    && time.Range is { From: { } from }
                    && from.Month == 5
                    && time.Start == 0
                ),
            Is.False
        );

    private static IReadOnlyList<TimeMark> Read(string text) =>
        new TimeReader(Tokenizer.Read(text), new TimeContext(new DateTime(2026, 6, 1), null, null)).Read();

    private static DateTime Day(string iso) => DateTime.Parse(iso, CultureInfo.InvariantCulture);
}
