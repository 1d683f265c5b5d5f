using System.Globalization;
using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>Text, or several values in a cell: what is left when nothing else fits.</summary>
internal static class TextTyper
{
    /// <param name="survey">The cells.</param>
    /// <param name="label">The column's header; null where there is none.</param>
    public static TypedColumn Type(ColumnSurvey survey, string? label = null)
    {
        var texts = survey.Texts.ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
            places.Add(texts[i], i);
        var padding = ZeroPadding.Of(survey);
        var cells = new CellStore(survey.Rows);
        for (var row = 0; row < survey.Rows; row++)
        {
            if (survey.Kind(row) is CellKind.Empty or CellKind.Error)
                continue;
            cells[row] =
                survey.Kind(row) == CellKind.Text ? survey.Text(row) : TypedColumn.Place(Spelled(survey, row, padding), texts, places);
        }

        var separator = ListSeparators.Find(survey.Texts, survey.TextCounts, label);
        var others = survey.Filled - survey.Count(CellKind.Text);
        var column = new TypedColumn(separator is null ? ColumnKind.Text : ColumnKind.List, cells, texts)
        {
            Separator = separator,
            Notes =
            [
                .. others > 0
                    ? [$"{Counted.Cells(others, survey.Filled, "hold")} numbers, dates or the like, which are kept as text"]
                    : Array.Empty<string>(),
                .. separator is null
                    ? Array.Empty<string>()
                    : [$"Cells hold several values, split at {(separator == "\n" ? "line breaks" : $"'{separator}'")}"],
            ],
        };
        return separator is null ? OneSpelling.Of(column) : OneSpelling.OfItems(Alike(column, separator), separator);
    }

    private static TypedColumn Alike(TypedColumn column, string separator) =>
        ListSeparators.Alike(column.Texts, separator) is not { } texts
            ? column
            : column.Held(texts) with
            {
                Notes = [.. column.Notes, "Some cells part their values by another sign, and are read the same way"],
            };

    private static string Spelled(ColumnSurvey survey, int row, int? padding) =>
        survey.Kind(row) switch
        {
            CellKind.Date when SerialDate.TryRead(survey.Number(row), out var date) => date.ToString(
                date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
                CultureInfo.InvariantCulture
            ),
            CellKind.Time when survey.Number(row) is >= 0 and < 1 && SerialDate.TryReadSpan(survey.Number(row), out var span) =>
                span.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture),
            CellKind.Boolean => survey.Flag(row) ? "True" : "False",
            CellKind.Number when padding is { } digits => ZeroPadding.Show(survey.Number(row), digits),
            _ => survey.Number(row).ToString(CultureInfo.InvariantCulture),
        };
}
