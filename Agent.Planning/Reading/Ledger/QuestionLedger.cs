using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Reading.Ledger;

/// <summary>
/// Keeps account of the words of a question: each is glue, or a part of the query says it. A word that carries meaning and that nothing took up makes the
/// reading unsure, whatever else was understood.
/// </summary>
internal static class QuestionLedger
{
    /// <summary>The words in their order, each with what became of it.</summary>
    public static IReadOnlyList<LedgerEntry> Read(Draft draft, LogicalQuery query)
    {
        var parts = new QueryParts(draft, query);
        var rules = new WordRules(parts);
        return [.. draft.Sentence.Tokens.Select((_, at) => Entry(parts, rules, at))];
    }

    /// <summary>Why no figure can be given; null where every word is accounted for.</summary>
    public static Refusal? Check(Draft draft, LogicalQuery query)
    {
        if (Read(draft, query).FirstOrDefault(entry => entry.Use == TokenUse.Unused) is { } unused)
            return Refuse(unused);
        var parts = new QueryParts(draft, query);
        return AskedFor.Check(parts) ?? WeakLinks.Check(parts);
    }

    private static LedgerEntry Entry(QueryParts parts, WordRules rules, int at)
    {
        var sentence = parts.Sentence;
        var token = sentence.Tokens[at];
        if (sentence.LinkAt(at) is { } link && link.Tokens.Contains(at) && !SaysNothing(parts, link))
            return new LedgerEntry(token, parts.Uses(link) || Describes(parts, link) ? TokenUse.Used : TokenUse.Unused, Name(link));
        if (sentence.IsTaken(at))
            return new LedgerEntry(token, TokenUse.Used, "time or number");
        if (WordClasses.Of(token) is not { } kind)
            return parts.NamesOtherRows(token) ? new LedgerEntry(token, TokenUse.Unused, "another sheet") : new LedgerEntry(token, TokenUse.Glue, null);
        return new LedgerEntry(token, rules.IsSaid(at, kind) ? TokenUse.Used : TokenUse.Unused, kind.Name);
    }

    /// <summary>Whether an unused name is only made of words that any question has, or that the rows are called by.</summary>
    private static bool SaysNothing(QueryParts parts, Link link) => link.Kind != TermKind.Value && !parts.Uses(link)
        && link.Tokens.All(at => IsFormal(parts.Sentence.Tokens[at]) || parts.NamesRows(parts.Sentence.Tokens[at]));

    private static bool IsFormal(Token token) => StopWords.IsEmpty(token) || StopWords.IsSoft(token);

    /// <summary>The date that times are about, or words that are also in the name of a column that is used: where to look.</summary>
    private static bool Describes(QueryParts parts, Link link)
    {
        // "closed on time" is said by the dates; a status beside them says it again.
        if (link.Kind != TermKind.Sheet && parts.Columns.Any(column => column.Column.Kind.IsDate() && link.Tokens.All(at => DateWords.Says(column.Column, parts.Sentence.Tokens[at]))))
            return true;
        if (link.Kind != TermKind.Column)
            return false;
        if (parts.Draft.Date is { } date && date.Is(Draft.Ref(link)) && (parts.Sentence.Times.Count > 0 || parts.Query.Groups.Any(group => group.Period is not null)))
            return true;
        // "permits were issued" where every one was.
        if (link.Column!.Kind.IsDate() && link.Column.Filled == link.Sheet.Rows && link.Tokens.Count == 1 && ReferenceEquals(link.Sheet, parts.Query.Sheet))
            return true;
        return parts.Columns.Any(column => link.Tokens.All(at => NameWords.Split(column.Column.Label).Any(word => Stemmer.Stem(word) == parts.Sentence.Tokens[at].Stem)));
    }

    private static string Name(Link link) => link.Column?.Label ?? link.Sheet.Name;

    private static Refusal Refuse(LedgerEntry unused)
    {
        var message = WordClasses.Of(unused.Token) is { } kind && kind.Name == unused.Part
            ? kind.Message.Replace("{0}", unused.Token.Text, StringComparison.Ordinal)
            : $"I can't tell what \"{unused.Token.Text}\" ({unused.Part}) is to do in the answer.";
        return new Refusal(RefusalKind.NotUnderstood, message);
    }
}
