using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Candidates;

/// <summary>Which date column a time is about.</summary>
internal static class Dates
{
    private const int MaxOthers = 3;

    /// <summary>The sheet's default date, else that of a sheet with one row for each of its rows; null for none. A date that is the same in every row is none.</summary>
    public static Field? Default(Draft draft)
    {
        if (draft.Sheet.Column(draft.Sheet.DefaultDateColumn) is { Distinct: > 1 } own)
            return new Field(own.Name);
        foreach (var other in draft.Question.Profile.AskedSheets)
        {
            if (!ReferenceEquals(other, draft.Sheet) && other.Column(other.DefaultDateColumn) is { Distinct: > 1 } date && Joins.IsToOne(draft.Question.Profile, draft.Sheet, other))
                return new Field(date.Name, other.Table);
        }

        return null;
    }

    /// <summary>Further dates of the sheet, those first that a word of the question names.</summary>
    public static IReadOnlyList<Field> Others(Draft draft) =>
    [
        .. draft.Sheet.Columns.Where(column => column.Kind.IsDate() && column.Filled > 0 && column.Distinct > 1).Select(column => new Field(column.Name)).Where(field => field != draft.Date)
            .OrderByDescending(field => IsNamed(draft, field)).Take(MaxOthers),
    ];

    /// <summary>Whether a word of the question is one of the date's name: "fires that started" and <c>Started</c>.</summary>
    public static bool IsNamed(Draft draft, Field field)
    {
        var words = NameWords.Split(CompoundWords.Split(field.Column) ?? field.Column).Where(word => word is not ("date" or "time" or "day" or "datetime" or "of" or "the")).Select(Stemmer.Stem).ToHashSet(StringComparer.Ordinal);
        return draft.Question.Tokens.Any(token => token.Kind == TokenKind.Word && token.Lower.Length > 2 && words.Contains(token.Stem));
    }

    /// <summary>The date column whose name shares a word with one of the tokens before a place: "closed in 2015", "due before March".</summary>
    public static ColumnProfile? Said(Draft draft, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 5); before--)
        {
            var token = draft.Question.Tokens[before];
            if (token.Kind != TokenKind.Word || token.Lower.Length < 3 || StopWords.IsEmpty(token))
                continue;
            foreach (var column in draft.Sheet.Columns.Where(column => column.Kind.IsDate() && column.Filled > 0))
            {
                if (NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name).Any(word => word is not ("date" or "time" or "day" or "datetime") && Stemmer.Stem(word) == token.Stem))
                    return column;
            }
        }

        return null;
    }

    /// <summary>A column of whole years; null where the sheet has none.</summary>
    public static ColumnProfile? YearColumn(SheetProfile sheet) =>
        sheet.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Integer && NameWords.Split(column.Name).Contains("year")
            && int.TryParse(column.Min, out var min) && int.TryParse(column.Max, out var max) && min >= 1700 && max <= 2100);
}
