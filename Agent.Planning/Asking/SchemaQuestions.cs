using Agent.Core.Datasets;
using Agent.Planning.Answers.Words;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Asking;

/// <summary>
/// Questions about the workbook itself: how many columns a sheet has, what they are called, which of them hold dates, which sheets there
/// are.
/// </summary>
internal static class SchemaQuestions
{
    private static readonly string[] Columns = ["column", "field", "heading", "header"];
    private static readonly string[] Sheets = ["sheet", "tab", "worksheet"];

    /// <summary>The answer in words; null where the question is about the records.</summary>
    public static string? Answer(string question, DatasetProfile profile, AnswerWords words)
    {
        var tokens = Tokenizer.Read(question);
        var counts = tokens.Count > 2 && tokens[0].Is("how") && tokens[1].Is("many");
        var lists =
            tokens.Count > 1 && (tokens[0].Is("list", "show", "name", "which", "what", "give") || tokens[1].Is("list", "are", "is"));
        var at = tokens.ToList().FindIndex(token => Columns.Contains(token.Singular) || Sheets.Contains(token.Singular));
        if (at < 0 || at > 5 || !(counts || lists) || (counts && at > 3))
            return null;
        return Columns.Contains(tokens[at].Singular)
            ? OfColumns(tokens, counts, profile, words)
            : OfSheets(tokens, at, counts, profile, words);
    }

    private static string? OfColumns(IReadOnlyList<Token> tokens, bool counts, DatasetProfile profile, AnswerWords words)
    {
        var filled = profile.Sheets.Where(sheet => sheet.Columns.Count > 0).ToList();
        var named =
            filled.Find(sheet => NameWords.Split(sheet.Name).All(word => tokens.Any(token => token.Stem == Stemmer.Stem(word))))
            ?? (filled.Count == 1 ? filled[0] : null);
        if (named is null)
            return null;
        var choice = Choice(tokens);
        var columns = Chosen(named, choice);
        var labels = words.Join([.. columns.Select(column => column.Label)]);
        if (counts)
            return $"{words.Replies.Columns(columns.Count, choice)} {labels}.";
        return columns.Count == 0 ? words.Replies.NoColumns(named.Name, choice) : $"{labels}.";
    }

    private static ColumnChoice Choice(IReadOnlyList<Token> tokens)
    {
        if (tokens.Any(token => token.Is("date", "dates")))
            return ColumnChoice.Dates;
        if (tokens.Any(token => token.Is("number", "numbers", "numeric")) && !tokens[0].Is("how"))
            return ColumnChoice.Numbers;
        if (!tokens.Any(token => token.Is("empty", "blank")))
            return ColumnChoice.All;
        return tokens.Any(token => token.Is("mostly")) ? ColumnChoice.MostlyEmpty : ColumnChoice.Empty;
    }

    private static List<ColumnProfile> Chosen(SheetProfile sheet, ColumnChoice choice) =>
    [
        .. sheet.Columns.Where(column => choice switch
        {
            ColumnChoice.Dates => column.Kind.IsDate(),
            ColumnChoice.Numbers => column.Kind.IsNumeric(),
            ColumnChoice.MostlyEmpty => column.Filled * 2 < sheet.Rows,
            ColumnChoice.Empty => column.Filled == 0,
            _ => true,
        }),
    ];

    private static string? OfSheets(IReadOnlyList<Token> tokens, int at, bool counts, DatasetProfile profile, AnswerWords words)
    {
        // "how many columns does the sheet have" was answered; "which sheet has …" is about its records.
        if (at != (counts ? 2 : 1) || tokens.Any(token => token.Is("most", "has", "with")))
            return null;
        var sheets = profile.FileSheets.ToList();
        var names = words.Join([.. sheets.Select(sheet => sheet.Name)]);
        return counts
            ? $"{words.Replies.Sheets(sheets.Count)} {names}."
            : $"{names}.";
    }
}
