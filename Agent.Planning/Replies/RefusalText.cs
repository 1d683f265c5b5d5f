using Agent.Core.Datasets;
using Agent.Core.Queries.Words;
using Agent.Planning.Answers;

namespace Agent.Planning.Replies;

/// <summary>
/// Why a question is not answered: names what is missing – a concept, a column, a period, an ability – and is never false: it says that
/// something is not there only where
/// it is not.
/// </summary>
public static class RefusalText
{
    private const int Nearest = 3;

    /// <summary>
    /// A word that nothing in the dataset stands for; where something is called so all the same, that its part in the question is unclear.
    /// </summary>
    public static string Concept(string term, DatasetProfile profile)
    {
        ArgumentException.ThrowIfNullOrEmpty(term);
        ArgumentNullException.ThrowIfNull(profile);
        if (NearestNames.Has(term, profile))
            return $"“{term}” is in {profile.Title}, but I don't see what part it has in the question.";
        var nearest = NearestNames.Of(term, profile, Nearest);
        var closest = nearest.Count == 0 ? string.Empty : $" Closest: {string.Join(", ", nearest)}.";
        return $"I don't find “{term}” in {profile.Title}.{closest}";
    }

    /// <summary>A figure that needs a column which the sheet does not have.</summary>
    /// <param name="what">What the column would hold: "a due date".</param>
    /// <param name="sheet">The sheet.</param>
    public static string Column(string what, SheetProfile sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return $"That needs {what}, and {sheet.Name} has no such column.";
    }

    /// <summary>A time that the data do not reach; null where they do.</summary>
    /// <param name="column">The date column.</param>
    /// <param name="from">First moment asked for; null for no bound.</param>
    /// <param name="until">First moment after; null for no bound.</param>
    public static string? Period(ColumnProfile column, DateTime? from, DateTime? until)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (
            Day(column.Min) is not { } first
            || Day(column.Max) is not { } last
            || !((from is { } start && start > last) || (until is { } end && end <= first))
        )
            return null;
        var (min, max) = (DateWords.Day(DateOnly.FromDateTime(first)), DateWords.Day(DateOnly.FromDateTime(last)));
        return $"There is nothing {DateWords.Range(from, until)}: {column.Label} runs from {min} to {max}.";
    }

    /// <summary>Days asked of a date that says the month alone.</summary>
    /// <param name="date">The date column.</param>
    public static string MonthOnly(ColumnProfile date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return $"{date.Label} says the month, not the day: I can tell months, quarters and years, but no days, weeks or weekdays.";
    }

    /// <summary>Something that cannot be worked out here.</summary>
    /// <param name="ability">What it is, as a verb: "draw maps".</param>
    public static string Ability(string ability) => $"I can't {ability}.";

    /// <summary>A question that holds a word which was not understood.</summary>
    /// <param name="words">The words left over, as typed.</param>
    public static string Unused(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var quoted = PhraseText.Join([.. words.Select(word => $"“{word}”")]);
        return $"I am not sure what {quoted} {(words.Count == 1 ? "means" : "mean")} here.";
    }

    private static DateTime? Day(string? text) =>
        DateTime.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? day
            : null;
}
