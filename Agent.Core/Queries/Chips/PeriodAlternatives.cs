using System.Globalization;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries.Chips;

/// <summary>Other times: the period before and after, the whole year, the years of the data, another date column.</summary>
internal static class PeriodAlternatives
{
    private const int Years = 3;
    private const int OtherDates = 3;

    public static IEnumerable<Predicate> Of(InTimeRange time, ChipContext context)
    {
        var column = context.SheetOf(time.Field)?.Column(time.Field.Column);
        var (first, last) = (Day(column?.Min), Day(column?.Max));
        if (time is { From: { } from, Until: { } until } && until > from && from.Year is > 1 and < 9990 && until.Year < 9990)
        {
            foreach (
                var (other, end) in (IEnumerable<(DateTime, DateTime)>)[Shifted(from, until, -1), Shifted(from, until, 1), Year(from.Year)]
            )
            {
                if ((last is null || other <= last) && (first is null || end > first))
                    yield return time with { From = other, Until = end };
            }
        }

        for (var year = last?.Year ?? 0; last is not null && year >= Math.Max(first?.Year ?? year, last.Value.Year - Years + 1); year--)
        {
            var (start, end) = Year(year);
            yield return time with { From = start, Until = end };
        }

        foreach (var date in context.Dates().Where(date => time.Field.Table is null && date.Name != time.Field.Column).Take(OtherDates))
            yield return time with { Field = new Field(date.Name) };
    }

    /// <summary>The period of the same kind before (-1) or after (1).</summary>
    internal static (DateTime From, DateTime Until) Shifted(DateTime from, DateTime until, int by)
    {
        if (DateWords.Named(from, until) is null)
            return (from + (by * (until - from)), until + (by * (until - from)));
        var months = ((until.Year - from.Year) * 12) + until.Month - from.Month;
        return (from.AddMonths(by * months), until.AddMonths(by * months));
    }

    private static (DateTime From, DateTime Until) Year(int year) => (new DateTime(year, 1, 1), new DateTime(year + 1, 1, 1));

    private static DateTime? Day(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9990 ? day : null;
}
