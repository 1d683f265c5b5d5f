using Agent.Core.Datasets;
using Agent.Planning.Answers.Words;

namespace Agent.Planning.Replies;

/// <summary>
/// Why a question is not answered: names what is missing – a concept, a column, a period, an ability – and is never false: it says that
/// something is not there only where
/// it is not.
/// </summary>
internal static class RefusalText
{
    private const int Nearest = 3;

    /// <summary>
    /// A word that nothing in the dataset stands for; where something is called so all the same, that its part in the question is unclear.
    /// </summary>
    public static string Concept(string term, DatasetProfile profile, AnswerWords words)
    {
        ArgumentException.ThrowIfNullOrEmpty(term);
        ArgumentNullException.ThrowIfNull(profile);
        if (NearestNames.Has(term, profile))
            return words.Replies.UnclearPart(term, profile.Title);
        var nearest = NearestNames.Of(term, profile, Nearest);
        var missing = words.Replies.NotFound(term, profile.Title);
        return nearest.Count == 0 ? missing : $"{missing} {words.Replies.Closest(nearest)}";
    }

    /// <summary>A time that the data do not reach; null where they do.</summary>
    /// <param name="column">The date column.</param>
    /// <param name="from">First moment asked for; null for no bound.</param>
    /// <param name="until">First moment after; null for no bound.</param>
    /// <param name="words">The language.</param>
    public static string? Period(ColumnProfile column, DateTime? from, DateTime? until, AnswerWords words)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (
            Day(column.Min) is not { } first
            || Day(column.Max) is not { } last
            || !((from is { } start && start > last) || (until is { } end && end <= first))
        )
            return null;
        return words.Replies.OutsideData(words.Range(from, until), column.Label, words.Moment(first.Date), words.Moment(last.Date));
    }

    private static DateTime? Day(string? text) =>
        DateTime.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? day
            : null;
}
