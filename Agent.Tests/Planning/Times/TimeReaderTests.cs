using System.Globalization;
using Agent.Planning.Lexing;
using Agent.Planning.Times;

namespace Agent.Tests.Planning.Times;

public sealed class TimeReaderTests
{
    private static readonly TimeContext Context = new(new DateTime(2017, 7, 9), new DateTime(2015, 1, 1), new DateTime(2017, 7, 9));

    [TestCase("in 2016", "2016-01-01", "2017-01-01")]
    [TestCase("in March 2016", "2016-03-01", "2016-04-01")]
    [TestCase("feb 17", "2017-02-01", "2017-03-01")]
    [TestCase("in the first quarter of 2017", "2017-01-01", "2017-04-01")]
    [TestCase("last quarter of 2016", "2016-10-01", "2017-01-01")]
    [TestCase("Q3 2016", "2016-07-01", "2016-10-01")]
    [TestCase("first half of 2016", "2016-01-01", "2016-07-01")]
    [TestCase("between 1 June 2016 and 31 August 2016", "2016-06-01", "2016-09-01")]
    [TestCase("from August to December 2015", "2015-08-01", "2016-01-01")]
    [TestCase("Jan-Jun 2016", "2016-01-01", "2016-07-01")]
    [TestCase("on 4/10/2017", "2017-04-10", "2017-04-11")]
    [TestCase("March 5th, 2016", "2016-03-05", "2016-03-06")]
    [TestCase("since May 2016", "2016-05-01", "")]
    [TestCase("before 2016", "", "2016-01-01")]
    [TestCase("until the end of 2016", "", "2017-01-01")]
    [TestCase("after 2016", "2017-01-01", "")]
    [TestCase("last month", "2017-06-01", "2017-07-01")]
    [TestCase("this year", "2017-01-01", "2018-01-01")]
    [TestCase("in the past 30 days", "2017-06-10", "2017-07-10")]
    [TestCase("yesterday", "2017-07-08", "2017-07-09")]
    [TestCase("in the next 14 days", "2017-07-09", "2017-07-24")]
    [TestCase("next month", "2017-08-01", "2017-09-01")]
    [TestCase("this calendar year", "2017-01-01", "2018-01-01")]
    [TestCase("in the first quarter of this year", "2017-01-01", "2017-04-01")]
    [TestCase("in March last year", "2016-03-01", "2016-04-01")]
    [TestCase("from the second to the third quarter of 2016", "2016-04-01", "2016-10-01")]
    [TestCase("in 2016, January to October", "2016-01-01", "2016-11-01")]
    [TestCase("from 1 to 15 October 2016", "2016-10-01", "2016-10-16")]
    [TestCase("between 1 and 15 October 2016", "2016-10-01", "2016-10-16")]
    [TestCase("1 April 2016 to 31 March 2017", "2016-04-01", "2017-04-01")]
    [TestCase("in June, July and August 2016", "2016-06-01", "2016-09-01")]
    [TestCase("in summer 2016 (June, July, August)", "2016-06-01", "2016-09-01")]
    [TestCase("in the summer of 2016 (June to August)", "2016-06-01", "2016-09-01")]
    [TestCase("in the financial year 2016/17 (1 April 2016 to 31 March 2017)", "2016-04-01", "2017-04-01")]
    public void Read_Stretch_HasItsBounds(string text, string from, string until)
    {
        var mark = new TimeReader(Tokenizer.Read(text), Context).Read().Single();
        Assert.Multiple(() =>
        {
            Assert.That(mark.Range!.From, Is.EqualTo(Day(from)));
            Assert.That(mark.Range.Until, Is.EqualTo(Day(until)));
        });
    }

    [TestCase("on a weekend", 2)]
    [TestCase("on Sundays", 1)]
    [TestCase("Monday, Tuesday or Friday", 3)]
    public void Read_Weekdays_HasThem(string text, int days) =>
        Assert.That(new TimeReader(Tokenizer.Read(text), Context).Read().Single().Weekdays, Has.Count.EqualTo(days));

    [TestCase("from 22:00 until before 06:00", 22, 6)]
    [TestCase("at night", 22, 6)]
    [TestCase("after 5 pm", 17, 24)]
    [TestCase("between 8 am and 5 pm", 8, 17)]
    [TestCase("between 12 noon and 1 pm", 12, 13)]
    [TestCase("from 3pm on", 15, 24)]
    [TestCase("before 9 in the morning", 0, 9)]
    [TestCase("between midnight and 4 in the morning", 0, 4)]
    [TestCase("at night, 20:00 to 05:00", 20, 5)]
    public void Read_Hours_HasThem(string text, double from, double until) =>
        Assert.That(new TimeReader(Tokenizer.Read(text), Context).Read().Single().Hours, Is.EqualTo((from, until)));

    [TestCase("may I see the list")]
    [TestCase("the second one")]
    [TestCase("top 5 risks")]
    [TestCase("2,016 rows")]
    public void Read_NoTime_FindsNone(string text) => Assert.That(new TimeReader(Tokenizer.Read(text), Context).Read(), Is.Empty);

    private static DateTime? Day(string iso) =>
        iso.Length == 0 ? null : DateTime.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
