using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>
/// True and false, as Excel holds them or as people type them: every cell must fit, for an Unknown among Yes and No is an answer too.
/// </summary>
internal static class BooleanTyper
{
    private static readonly (string Yes, string No)[] Pairs =
    [
        ("yes", "no"),
        ("true", "false"),
        ("y", "n"),
        ("ja", "nein"),
        ("oui", "non"),
        ("sí", "no"),
        ("si", "no"),
    ];

    public static TypedColumn? Try(ColumnSurvey survey)
    {
        if (survey.Count(CellKind.Boolean) + survey.Count(CellKind.Text) != survey.Filled)
            return null;
        if (survey.Texts.Count == 0)
            return Make(survey, []);
        if (survey.Texts.Count > 6)
            return null;
        var pair = Array.Find(Pairs, pair => survey.Texts.All(text => Is(text, pair.Yes) || Is(text, pair.No)));
        if (pair == default)
            return null;
        // N alone may be north, and a lone word may be a list of one: without its opposite it is no answer.
        bool hasYes = survey.Texts.Any(text => Is(text, pair.Yes)), hasNo = survey.Texts.Any(text => Is(text, pair.No));
        if (survey.Count(CellKind.Boolean) == 0 && !(hasYes && hasNo))
            return null;
        var typed = Make(survey, [.. survey.Texts.Select(text => Is(text, pair.Yes) ? 1L : 0L)]);
        return typed with
        {
            Notes =
            [
                $"{Counted.Of(survey.Count(CellKind.Text), "cell")} typed as {survey.Texts[0]} and the like {Counted.Verb(survey.Count(CellKind.Text), "are")} read as true or false",
            ],
        };
    }

    private static TypedColumn Make(ColumnSurvey survey, long[] texts)
    {
        var cells = new CellStore(survey.Rows);
        for (var row = 0; row < survey.Rows; row++)
        {
            if (survey.Kind(row) is CellKind.Boolean or CellKind.Text)
                cells[row] = survey.Kind(row) == CellKind.Text ? texts[survey.Text(row)] : survey.Flag(row) ? 1 : 0;
        }

        return new TypedColumn(ColumnKind.Boolean, cells, []);
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
