using System.Globalization;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>What times in a question are read against.</summary>
/// <param name="AsOf">The day that "last month" counts back from.</param>
/// <param name="First">First day of the data; null where there are no dates.</param>
/// <param name="Last">Last day of the data.</param>
internal sealed record TimeContext(DateTime AsOf, DateTime? First, DateTime? Last)
{
    /// <summary>Days after which data that end count as old: times are then counted back from their end.</summary>
    private const int OldAfterDays = 120;

    /// <summary>The day that "overdue" is judged on: the as-of date the question names, else today.</summary>
    public DateTime DueOn { get; init; } = AsOf;

    /// <summary>
    /// What times of a question are counted from. Registers lag some weeks behind: "last month" is the calendar's until the data are old.
    /// </summary>
    /// <param name="tokens">The question; it may name the day: "as of 30 June".</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="today">Today.</param>
    public static TimeContext Of(IReadOnlyList<Token> tokens, DatasetProfile profile, DateTime today)
    {
        var dates = profile.Sheets.SelectMany(sheet => sheet.Columns).Where(column => column.Kind.IsDate() && column.Filled > 0).ToList();
        var first = dates.Select(column => Parse(column.Min)).Min();
        var last = profile
            .Sheets.Select(sheet => sheet.Column(sheet.DefaultDateColumn))
            .OfType<ColumnProfile>()
            .Select(column => Parse(column.Max))
            .Max();
        var asOf = last is { } end && end < today.AddDays(-OldAfterDays) ? end : today;
        var due = today;
        var at = tokens.ToList().FindIndex(token => token.Is("as"));
        if (
            at >= 0
            && at + 2 < tokens.Count
            && tokens[at + 1].Is("of")
            && new PointReader(tokens, new TimeContext(asOf, first, last)).Read(at + 2) is { } said
            && said.Range.Until is { } until
        )
            due = asOf = until.AddDays(-1);
        return new TimeContext(asOf.Date, first, last) { DueOn = due.Date };
    }

    /// <summary>Whether the data have dates in a year.</summary>
    public bool Covers(int year) => First is { } first && Last is { } last && year >= first.Year && year <= last.Year;

    private static DateTime? Parse(string? iso) =>
        DateTime.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
}
