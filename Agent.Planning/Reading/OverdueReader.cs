using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;
using Agent.Planning.Times;

namespace Agent.Planning.Reading;

/// <summary>Reads "overdue" and "open" by the dates of the sheet: due before the as-of date, and not closed.</summary>
internal static class OverdueReader
{
    private static readonly string[] Due = [.. "due target deadline planned expected".Split(' ').Select(Stemmer.Stem)];
    private static readonly string[] Closed = [.. "closed closing completed completion finished resolved actual done close".Split(' ').Select(Stemmer.Stem)];

    /// <summary>Takes "closed late" before words are linked, where the data can tell: "late" may be a value elsewhere, as of a shift.</summary>
    public static void TakeLate(Sentence sentence)
    {
        if (Late(sentence) is var at && at >= 0 && sentence.Profile.Sheets.Any(HasBoth))
            sentence.Use(at, at + 2);
    }

    /// <summary>Adds the conditions; a refusal where the sheet has no such dates.</summary>
    public static Refusal? Read(Draft draft, DateTime asOf)
    {
        var sentence = draft.Sentence;
        if (Late(sentence) is var late && late >= 0 && Sheets(sentence).FirstOrDefault(HasBoth) is { } dated)
        {
            sentence.Sheet = dated;
            draft.Filters.Add((new ColumnsCondition(new ColumnRef(dated, Date(dated, Closed)!), ">", new ColumnRef(dated, Date(dated, Due)!), []), late));
            draft.Notes.Add("Late means closed after the due date.");
            return null;
        }

        var overdue = Overdue(sentence);
        var open = overdue >= 0 ? -1 : sentence.Find("open", "outstanding", "unresolved", "unclosed", "pending");
        if (overdue < 0 && (open < 0 || sentence.LinkAt(open) is not null))
            return null;
        if (overdue >= 0 && sentence.LinkAt(overdue) is { Kind: TermKind.Value })
            return null;

        var sheet = Sheets(sentence).FirstOrDefault(candidate => Date(candidate, Closed) is not null && (overdue < 0 || Date(candidate, Due) is not null));
        if (sheet is null)
        {
            return new Refusal(RefusalKind.NoSuchColumn, overdue >= 0
                ? "The data have no due date and closing date, so nothing can be said about what is overdue."
                : "The data have no closing date or status, so nothing can be said about what is open.");
        }

        sentence.Use(Math.Max(overdue, open), Math.Max(overdue, open) + 2);
        sentence.Sheet = sheet;
        if (overdue >= 0)
            draft.Filters.Add((new TimeCondition(new ColumnRef(sheet, Date(sheet, Due)!), [new TimeRange(null, asOf)]), overdue));
        draft.Filters.Add((new BlankCondition(new ColumnRef(sheet, Date(sheet, Closed)!), true), Math.Max(overdue, open)));
        if (overdue >= 0)
            draft.Notes.Add($"Overdue means due before {asOf:yyyy-MM-dd} and not closed.");
        return null;
    }

    /// <summary>Where "closed late" or "late closed" begins; -1 where it does not stand.</summary>
    private static int Late(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        return Enumerable.Range(0, Math.Max(0, tokens.Count - 1)).FirstOrDefault(
            at => (tokens[at + 1].Is("late") && Closed.Contains(tokens[at].Stem)) || (tokens[at].Is("late") && Closed.Contains(tokens[at + 1].Stem)), -1);
    }

    private static bool HasBoth(SheetProfile sheet) => Date(sheet, Closed) is not null && Date(sheet, Due) is not null;

    private static int Overdue(Sentence sentence)
    {
        var at = sentence.Find("overdue");
        return at >= 0 ? at : sentence.FindPhrase("past due");
    }

    private static IEnumerable<SheetProfile> Sheets(Sentence sentence) =>
        [sentence.Sheet, .. sentence.Links.Select(link => link.Sheet), .. sentence.Profile.Sheets.Where(sheet => sheet.Rows > 0 && TermMaker.Nouns(sentence.Profile, sheet).Any(noun => sentence.Tokens.Any(token => token.Stem == noun)))];

    private static ColumnProfile? Date(SheetProfile sheet, string[] stems) =>
        sheet.Columns.FirstOrDefault(column => column.Kind.IsDate() && NameWords.Split(column.Label).Any(word => stems.Contains(Stemmer.Stem(word))));
}
