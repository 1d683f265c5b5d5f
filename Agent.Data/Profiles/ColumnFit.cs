using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>
/// Converts a column's cells to a kind and counts those that do not fit. Placeholders are blanks; other misfits must be few.
/// </summary>
internal static class ColumnFit
{
    // Fewer misfits than this are typing errors in a typed column; more, and the column is text.
    private const double MinFit = 0.95;

    // Of a few words that stand in place of a date the column is still one of dates, if those are no minority to speak of.
    private const int MaxWords = 3;
    private const double MinFitBesideWords = 0.4;
    private const int MinFitsBesideWords = 4;

    /// <summary>The converted column with a note on misfits; null when too many cells do not fit.</summary>
    /// <param name="survey">The cells.</param>
    /// <param name="kind">The kind to convert to.</param>
    /// <param name="what">What the cells would be, in plain words, plural.</param>
    /// <param name="cell">Bits of a cell that is no text; <see cref="CellStore.Null"/> where it does not fit.</param>
    /// <param name="text">Bits of a distinct text; <see cref="CellStore.Null"/> where it does not fit.</param>
    /// <param name="takesWords">Whether a few words may stand for a value that is not there yet.</param>
    /// <param name="takesZeros">Whether a zero does: programs write 0 for a day that there is none of.</param>
    public static TypedColumn? Try(
        ColumnSurvey survey,
        ColumnKind kind,
        string what,
        Func<int, long> cell,
        Func<int, long> text,
        bool takesWords = false,
        bool takesZeros = false
    )
    {
        var texts = new long[survey.Texts.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = text(i);
        var places = PlaceholdersOf(survey, texts, takesWords, takesZeros);
        var zeros = takesZeros ? CountZeros(survey) : 0;
        var placeholders = places.Sum(place => (long)survey.TextCounts[place]) + zeros;
        var values = survey.Filled - placeholders;
        var misfits =
            Enumerable.Range(0, texts.Length).Where(place => texts[place] == CellStore.Null).Sum(place => (long)survey.TextCounts[place])
            - (placeholders - zeros);
        if (values == 0 || IsTooMany(misfits, values))
            return null;
        var cells = new CellStore(survey.Rows);
        var firstMisfit = -1;
        misfits = 0;
        for (var row = 0; row < survey.Rows; row++)
        {
            var of = survey.Kind(row);
            if (of is CellKind.Empty or CellKind.Error)
                continue;
            if (zeros > 0 && IsZero(survey, row))
                continue;
            var bits = of == CellKind.Text ? texts[survey.Text(row)] : cell(row);
            cells[row] = bits;
            if (bits != CellStore.Null || (of == CellKind.Text && places.Contains(survey.Text(row))))
                continue;
            firstMisfit = firstMisfit < 0 ? row : firstMisfit;
            if (IsTooMany(++misfits, values))
                return null;
        }

        return misfits == values
            ? null
            : new TypedColumn(kind, cells, [])
            {
                Caveats =
                    misfits == 0
                        ? []
                        : [$"{Counted.Cells(misfits, survey.Filled, "do")} not hold {what} and {Counted.Verb(misfits, "count")} as empty"],
                Notes =
                [
                    .. misfits == 0
                        ? []
                        : (string[])
                            [
                                $"{Counted.Cells(misfits, survey.Filled, "do")} not hold {what} and {Counted.Verb(misfits, "count")} as empty, such as '{survey.Shown(firstMisfit)}'",
                            ],
                    .. placeholders == 0
                        ? []
                        : (string[])
                            [
                                $"{Counted.Cells(placeholders, survey.Filled, "hold")} a placeholder and "
                                    + $"{Counted.Verb(placeholders, "count")} as empty: {Named(survey, places, zeros)}",
                            ],
                ],
            };
    }

    // Under a date format 0 is no day at all; without one it is as good as a word, and must leave enough dates beside it.
    private static int CountZeros(ColumnSurvey survey)
    {
        var zeros = Enumerable.Range(0, survey.Rows).Count(row => IsZero(survey, row));
        var enough = Math.Max(MinFitsBesideWords, survey.Filled * MinFitBesideWords);
        return zeros <= survey.Count(CellKind.Date) || survey.Filled - zeros >= enough ? zeros : 0;
    }

    private static bool IsZero(ColumnSurvey survey, int row) =>
        survey.Kind(row) is CellKind.Number or CellKind.Date && survey.Number(row) == 0;

    private static bool IsZero(string text) => text.Length > 0 && text.All(character => character == '0');

    private static HashSet<int> PlaceholdersOf(ColumnSurvey survey, long[] texts, bool takesWords, bool takesZeros)
    {
        var places = new HashSet<int>();
        var words = new List<int>();
        for (var place = 0; place < texts.Length; place++)
        {
            if (texts[place] != CellStore.Null)
                continue;
            if (Placeholders.IsKnown(survey.Texts[place]) || (takesZeros && IsZero(survey.Texts[place])))
                places.Add(place);
            else if (Placeholders.IsWord(survey.Texts[place]))
                words.Add(place);
        }

        var wordy = words.Sum(place => (long)survey.TextCounts[place]);
        var fits = survey.Filled - wordy - places.Sum(place => (long)survey.TextCounts[place]);
        // A single one is a typing error like any other, unless the column has so few cells that one is too many.
        if (
            takesWords
            && words.Count is > 0 and <= MaxWords
            && (wordy > 1 || IsTooMany(wordy, fits + wordy))
            && fits >= Math.Max(MinFitsBesideWords, survey.Filled * MinFitBesideWords)
        )
            places.UnionWith(words);
        return places;
    }

    private static string Named(ColumnSurvey survey, HashSet<int> places, int zeros) =>
        string.Join(
            ", ",
            places
                .OrderByDescending(place => survey.TextCounts[place])
                .Select(place => $"'{survey.Texts[place]}'")
                .Concat(zeros > 0 ? ["'0'"] : [])
                .Take(5)
        );

    private static bool IsTooMany(long misfits, long filled) => filled - misfits < filled * MinFit;
}
