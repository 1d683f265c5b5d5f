using System.Globalization;
using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>Text, or several values in a cell: what is left when nothing else fits.</summary>
internal static class TextTyper
{
    private const double MinListShare = 0.10;
    private const double MaxListLength = 120;

    public static TypedColumn Type(ColumnSurvey survey)
    {
        var texts = survey.Texts.ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
            places.Add(texts[i], i);
        var cells = new CellStore(survey.Rows);
        for (var row = 0; row < survey.Rows; row++)
        {
            if (survey.Kind(row) is CellKind.Empty or CellKind.Error)
                continue;
            cells[row] = survey.Kind(row) == CellKind.Text ? survey.Text(row) : Place(Spelled(survey, row), texts, places);
        }

        var isList = IsList(survey);
        var others = survey.Filled - survey.Count(CellKind.Text);
        return new TypedColumn(isList ? ColumnKind.List : ColumnKind.Text, cells, texts)
        {
            Separator = isList ? ";" : null,
            Notes =
            [
                .. others > 0 ? [$"{others:N0} of {survey.Filled:N0} cells are numbers, dates or the like and are held as text"] : Array.Empty<string>(),
                .. isList ? ["Cells hold several values, split at ';'"] : Array.Empty<string>(),
            ],
        };
    }

    private static int Place(string text, List<string> texts, Dictionary<string, int> places)
    {
        if (places.TryGetValue(text, out var place))
            return place;
        places.Add(text, texts.Count);
        texts.Add(text);
        return texts.Count - 1;
    }

    private static string Spelled(ColumnSurvey survey, int row) => survey.Kind(row) switch
    {
        CellKind.Date when SerialDate.TryRead(survey.Number(row), out var date) =>
            date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        CellKind.Time when survey.Number(row) is >= 0 and < 1 && SerialDate.TryReadSpan(survey.Number(row), out var span) => span.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture),
        CellKind.Boolean => survey.Flag(row) ? "True" : "False",
        _ => survey.Number(row).ToString(CultureInfo.InvariantCulture),
    };

    private static bool IsList(ColumnSurvey survey)
    {
        long cells = 0, lists = 0, length = 0, items = 0;
        var distinct = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < survey.Texts.Count; i++)
        {
            var (text, count) = (survey.Texts[i], survey.TextCounts[i]);
            cells += count;
            length += (long)text.Length * count;
            lists += text.Contains(';', StringComparison.Ordinal) ? count : 0;
        }

        if (lists < 2 || lists < cells * MinListShare || length > cells * MaxListLength)
            return false;
        for (var i = 0; i < survey.Texts.Count; i++)
        {
            foreach (var item in survey.Texts[i].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                items += survey.TextCounts[i];
                distinct.Add(item);
            }
        }

        return distinct.Count < items / 2.0;
    }
}
