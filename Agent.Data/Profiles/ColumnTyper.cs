using Agent.Core.Datasets;
using Agent.Data.Profiles.Dates;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>Decides what the cells of a column are by counting what fits; never by the column's name.</summary>
internal static class ColumnTyper
{
    /// <summary>Types the rows of a column.</summary>
    /// <param name="raw">The cells.</param>
    /// <param name="texts">The workbook's texts.</param>
    /// <param name="first">First row of the data.</param>
    /// <param name="end">Row behind the last.</param>
    /// <param name="hints">What the header and the sheet's other columns say; null when nothing does.</param>
    public static TypedColumn Type(RawColumn raw, TextPool texts, int first, int end, TypeHints? hints = null)
    {
        var survey = new ColumnSurvey(raw, texts, first, end);
        var errors = ErrorNotes(raw, texts, first, end, survey.Count(CellKind.Error));
        if (survey.Filled == 0)
            return new TypedColumn(ColumnKind.Empty, new CellStore(survey.Rows), []) { Notes = errors };

        var typed = BooleanTyper.Try(survey)
            ?? TimeTyper.Try(survey)
            ?? DateTyper.Try(survey, hints?.DateOrder, hints?.Label)
            ?? CompactDates.Try(survey, hints?.Label)
            ?? NumberTyper.Try(survey, hints?.DecimalMark)
            ?? TextTyper.Type(survey, hints?.Label);
        return errors.Count == 0 ? typed : typed with { Notes = [.. typed.Notes, .. errors] };
    }

    private static List<string> ErrorNotes(RawColumn raw, TextPool texts, int first, int end, int count)
    {
        if (count == 0)
            return [];
        var seen = new HashSet<string>();
        for (var row = first; row < end && seen.Count < 4; row++)
        {
            if (raw.Kind(row) == CellKind.Error)
                seen.Add(texts[(int)raw.Value(row)]);
        }

        return
        [
            $"{Counted.Of(count, "cell")} {Counted.Verb(count, "hold")} an Excel error ({string.Join(", ", seen.Order(StringComparer.Ordinal))}) and {Counted.Verb(count, "count")} as empty",
        ];
    }
}
