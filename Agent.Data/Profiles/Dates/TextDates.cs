namespace Agent.Data.Profiles.Dates;

/// <summary>
/// Dates typed as text. Which comes first, day or month, is decided per column by its cells: a number above 12 can be no month.
/// Where none decides, the order of the rows may; then what other columns of the sheet are like; then day first, as most of the world
/// writes.
/// </summary>
internal static class TextDates
{
    private const int MinSteps = 8;

    /// <summary>How a column's texts are to be read; null when none can be a date.</summary>
    /// <param name="texts">The distinct texts.</param>
    /// <param name="counts">How many cells hold each.</param>
    /// <param name="inRowOrder">Places of the texts as the rows have them; asked only when the texts do not decide.</param>
    /// <param name="hint">What other columns of the sheet say.</param>
    public static TextDateReading? Read(
        IReadOnlyList<string> texts,
        IReadOnlyList<int> counts,
        Func<IEnumerable<int>> inRowOrder,
        DateOrder? hint
    )
    {
        var parsed = new TextDate?[texts.Count];
        long onlyDayFirst = 0, onlyMonthFirst = 0, either = 0, shortYears = 0, any = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            if (!TextDateParser.TryDate(texts[i], out var date))
                continue;
            bool dayFirst = date.TryGet(true, out var asDay), monthFirst = date.TryGet(false, out var asMonth);
            if (!dayFirst && !monthFirst)
                continue;
            parsed[i] = date;
            any += counts[i];
            shortYears += date.IsYearShort ? counts[i] : 0;
            if (dayFirst != monthFirst)
                _ = dayFirst ? onlyDayFirst += counts[i] : onlyMonthFirst += counts[i];
            else if (asDay != asMonth)
                either += counts[i];
        }

        if (any == 0)
            return null;
        var order = onlyDayFirst != onlyMonthFirst
            ? new DateOrder(onlyDayFirst > onlyMonthFirst, IsCertain: true)
            : either == 0 ? null
            : ByRows(parsed, inRowOrder()) ?? (hint is null ? null : hint with { IsCertain = false });
        var isGuess = order is null && either > 0;
        if (isGuess)
            order = new DateOrder(true, IsCertain: false);
        return new TextDateReading(parsed, order, onlyDayFirst, onlyMonthFirst, either, shortYears, isGuess);
    }

    // Registers are mostly kept in order of time: read the wrong way round they jump.
    private static DateOrder? ByRows(TextDate?[] parsed, IEnumerable<int> rows)
    {
        int steps = 0, dayFirst = 0, monthFirst = 0, dayLast = 0, monthLast = 0;
        TextDate? before = null;
        foreach (var place in rows)
        {
            if (parsed[place] is not { } date)
                continue;
            if (before is { } last && last != date && date.TryGet(true, out var asDay) && date.TryGet(false, out var asMonth)
                && last.TryGet(true, out var lastDay) && last.TryGet(false, out var lastMonth))
            {
                steps++;
                dayFirst += asDay >= lastDay ? 1 : 0;
                monthFirst += asMonth >= lastMonth ? 1 : 0;
                dayLast += asDay <= lastDay ? 1 : 0;
                monthLast += asMonth <= lastMonth ? 1 : 0;
            }

            before = date;
        }

        int day = Math.Max(dayFirst, dayLast), month = Math.Max(monthFirst, monthLast);
        return steps >= MinSteps && Math.Max(day, month) >= steps * 0.95 && Math.Abs(day - month) >= steps * 0.05
            ? new DateOrder(day > month, IsCertain: false)
            : null;
    }
}
