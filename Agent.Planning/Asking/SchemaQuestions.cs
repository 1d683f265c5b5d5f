using System.Globalization;
using Agent.Core.Datasets;
using Agent.Planning.Answers;
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
    public static string? Answer(string question, DatasetProfile profile)
    {
        var tokens = Tokenizer.Read(question);
        var counts = tokens.Count > 2 && tokens[0].Is("how") && tokens[1].Is("many");
        var lists =
            tokens.Count > 1 && (tokens[0].Is("list", "show", "name", "which", "what", "give") || tokens[1].Is("list", "are", "is"));
        var at = tokens.ToList().FindIndex(token => Columns.Contains(token.Singular) || Sheets.Contains(token.Singular));
        if (at < 0 || at > 5 || !(counts || lists) || (counts && at > 3))
            return null;
        return Columns.Contains(tokens[at].Singular) ? OfColumns(tokens, counts, profile) : OfSheets(tokens, at, counts, profile);
    }

    private static string? OfColumns(IReadOnlyList<Token> tokens, bool counts, DatasetProfile profile)
    {
        var filled = profile.Sheets.Where(sheet => sheet.Columns.Count > 0).ToList();
        var named =
            filled.Find(sheet => NameWords.Split(sheet.Name).All(word => tokens.Any(token => token.Stem == Stemmer.Stem(word))))
            ?? (filled.Count == 1 ? filled[0] : null);
        if (named is null)
            return null;
        var (columns, what) = Chosen(named, tokens);
        var labels = PhraseText.Join([.. columns.Select(column => column.Label)]);
        if (counts)
            return string.Create(CultureInfo.InvariantCulture, $"{columns.Count} {what}. {labels}.");
        return columns.Count == 0 ? $"{named.Name} has no {what}." : $"{labels}.";
    }

    private static (IReadOnlyList<ColumnProfile> Columns, string What) Chosen(SheetProfile sheet, IReadOnlyList<Token> tokens)
    {
        if (tokens.Any(token => token.Is("date", "dates")))
            return ([.. sheet.Columns.Where(column => column.Kind.IsDate())], "columns of dates");
        if (tokens.Any(token => token.Is("number", "numbers", "numeric")) && !tokens[0].Is("how"))
            return ([.. sheet.Columns.Where(column => column.Kind.IsNumeric())], "columns of numbers");
        if (tokens.Any(token => token.Is("empty", "blank")))
            return tokens.Any(token => token.Is("mostly"))
                ? ([.. sheet.Columns.Where(column => column.Filled * 2 < sheet.Rows)], "columns that are mostly empty")
                : ([.. sheet.Columns.Where(column => column.Filled == 0)], "empty columns");
        return (sheet.Columns, "columns");
    }

    private static string? OfSheets(IReadOnlyList<Token> tokens, int at, bool counts, DatasetProfile profile)
    {
        // "how many columns does the sheet have" was answered; "which sheet has …" is about its records.
        if (at != (counts ? 2 : 1) || tokens.Any(token => token.Is("most", "has", "with")))
            return null;
        var sheets = profile.FileSheets.ToList();
        var names = PhraseText.Join([.. sheets.Select(sheet => sheet.Name)]);
        return counts
            ? string.Create(CultureInfo.InvariantCulture, $"{sheets.Count} {(sheets.Count == 1 ? "sheet" : "sheets")}. {names}.")
            : $"{names}.";
    }
}
