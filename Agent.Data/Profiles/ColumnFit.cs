using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>Converts a column's cells to a kind and counts those that do not fit.</summary>
internal static class ColumnFit
{
    // Fewer misfits than this are typing errors in a typed column; more, and the column is text.
    private const double MinFit = 0.95;

    /// <summary>The converted column with a note on misfits; null when too many cells do not fit.</summary>
    /// <param name="survey">The cells.</param>
    /// <param name="kind">The kind to convert to.</param>
    /// <param name="what">What the cells would be, in plain words, plural.</param>
    /// <param name="cell">Bits of a cell that is no text; <see cref="CellStore.Null"/> where it does not fit.</param>
    /// <param name="text">Bits of a distinct text; <see cref="CellStore.Null"/> where it does not fit.</param>
    public static TypedColumn? Try(ColumnSurvey survey, ColumnKind kind, string what, Func<int, long> cell, Func<int, long> text)
    {
        var texts = new long[survey.Texts.Count];
        var misfits = 0L;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = text(i);
            misfits += texts[i] == CellStore.Null ? survey.TextCounts[i] : 0;
        }

        if (IsTooMany(misfits, survey.Filled))
            return null;
        var cells = new CellStore(survey.Rows);
        var firstMisfit = -1;
        misfits = 0;
        for (var row = 0; row < survey.Rows; row++)
        {
            var of = survey.Kind(row);
            if (of is CellKind.Empty or CellKind.Error)
                continue;
            var bits = of == CellKind.Text ? texts[survey.Text(row)] : cell(row);
            cells[row] = bits;
            if (bits != CellStore.Null)
                continue;
            firstMisfit = firstMisfit < 0 ? row : firstMisfit;
            if (IsTooMany(++misfits, survey.Filled))
                return null;
        }

        return misfits == survey.Filled ? null : new TypedColumn(kind, cells, [])
        {
            Notes = misfits == 0 ? [] : [$"{misfits:N0} of {survey.Filled:N0} cells are no {what} and count as empty, such as '{survey.Shown(firstMisfit)}'"],
        };
    }

    private static bool IsTooMany(long misfits, int filled) => filled - misfits < filled * MinFit;
}
