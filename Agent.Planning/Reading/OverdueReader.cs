using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;
using Agent.Planning.Times;

namespace Agent.Planning.Reading;

/// <summary>Reads "overdue", "open", "closed late" and "closed on time" by the dates of the sheet: when it was due, and when closed.</summary>
internal static class OverdueReader
{
    private static readonly string[] Due = [.. "due target deadline planned expected".Split(' ').Select(Stemmer.Stem)];
    public static readonly string[] Closed = [.. "closed closing completed completion finished resolved actual done close".Split(' ').Select(Stemmer.Stem)];

    // "closes its corrective actions late": words between the two.
    private const int Near = 4;

    /// <summary>Takes "closed late" and "closed on time" before words are linked, where the data can tell: "late" may be a value elsewhere, as of a shift.</summary>
    public static void TakeKept(Sentence sentence)
    {
        if (Kept(sentence) is { } kept && sentence.Profile.Sheets.Any(HasBoth))
            sentence.Use(kept.Start, kept.End);
    }

    /// <summary>Adds the conditions; a refusal where the sheet has no such dates.</summary>
    public static Refusal? Read(Draft draft, DateTime asOf)
    {
        var sentence = draft.Sentence;
        if (Kept(sentence) is { } kept && Sheets(sentence).FirstOrDefault(HasBoth) is { } dated)
        {
            sentence.Sheet = dated;
            var (op, meaning) = kept.IsLate ? (">", "Late means closed after the due date.") : ("<=", "On time means closed on the due date or before.");
            // What is closed late is closed: said by its date, a status beside it would be the same again, and the part of a share.
            draft.Filters.RemoveAll(filter => filter.At == kept.Verb && filter.Condition is ValueCondition);
            draft.Filters.Add((new BlankCondition(new ColumnRef(dated, Date(dated, Closed)!), false), -1));
            draft.Filters.Add((new ColumnsCondition(new ColumnRef(dated, Date(dated, Closed)!), op, new ColumnRef(dated, Date(dated, Due)!), []), kept.Verb));
            draft.Notes.Add(meaning);
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

    /// <summary>Where "late" or "on time" stands near a word of closing; null where it does not.</summary>
    private static (int Start, int End, int Verb, bool IsLate)? Kept(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            var end = tokens[at].Is("late") ? at + 1 : tokens[at].Is("on", "in") && at + 1 < tokens.Count && tokens[at + 1].Is("time") ? at + 2 : at;
            var verb = end == at ? -1 : Enumerable.Range(at - Near, Near).Append(end).FirstOrDefault(i => i >= 0 && i < tokens.Count && Closed.Contains(tokens[i].Stem), -1);
            // "closed actions of the late shift" speaks of a shift.
            if (verb >= 0 && !IsColumnWord(sentence, end))
                return (at, end, verb, end == at + 1);
        }

        return null;
    }

    private static bool IsColumnWord(Sentence sentence, int at) =>
        at < sentence.Tokens.Count && sentence.Profile.Sheets.SelectMany(sheet => sheet.Columns)
            .Any(column => !column.Kind.IsDate() && Stemmer.Stem(column.Label) == sentence.Tokens[at].Stem);

    private static bool HasBoth(SheetProfile sheet) => Date(sheet, Closed) is not null && Date(sheet, Due) is not null;

    private static int Overdue(Sentence sentence)
    {
        var at = sentence.Find("overdue");
        return at >= 0 ? at : sentence.FindPhrase("past due");
    }

    private static IEnumerable<SheetProfile> Sheets(Sentence sentence) =>
        [sentence.Sheet, .. sentence.Links.Select(link => link.Sheet), .. sentence.Profile.Sheets.Where(sheet => sheet.Rows > 0 && TermMaker.Nouns(sentence.Profile, sheet).Any(noun => sentence.Tokens.Any(token => token.Stem == noun)))];

    public static ColumnProfile? Date(SheetProfile sheet, string[] stems) =>
        sheet.Columns.FirstOrDefault(column => column.Kind.IsDate() && NameWords.Split(column.Label).Any(word => stems.Contains(Stemmer.Stem(word))));
}
