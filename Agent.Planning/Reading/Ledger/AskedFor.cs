using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Reading.Ledger;

/// <summary>Whether the figure is the kind that was asked for: no count for who, what and which, no total that nobody asked for, one figure for one question.</summary>
internal static class AskedFor
{
    private static readonly string[] Questions = ["which", "what", "who", "whom", "whose", "where", "when", "list", "show", "give", "name", "display", "find"];
    private static readonly string[] Counts = ["many", "much", "number", "numbers", "count", "counts", "total", "often", "times", "tally", "quantity", "sum"];
    private static readonly string[] Totals = ["total", "totals", "sum", "altogether", "combined", "overall", "much", "add", "amount", "cumulative"];
    private static readonly string[] YesNo = ["is", "are", "was", "were", "do", "does", "did", "has", "have", "had"];

    public static Refusal? Check(QueryParts parts) => Several(parts) ?? Bare(parts) ?? Total(parts) ?? Ranked(parts) ?? Counted(parts) ?? Names(parts) ?? OneRow(parts) ?? Yes(parts);

    private static Refusal Unsure(string message) => new(RefusalKind.NotUnderstood, message);

    /// <summary>"how many were there and what did they cost": two figures.</summary>
    private static Refusal? Several(QueryParts parts)
    {
        var sentence = parts.Sentence;
        var asks = Enumerable.Range(0, sentence.Tokens.Count).Where(at => IsAsk(sentence, at)).ToList();
        if (asks.Count < 2)
            return null;
        // "Which site has most, and how many": the table says both. "how many in A and how many in B": side by side.
        var isBoth = parts.HasGroups && (asks.Count == 2 || parts.Draft.IsComparison);
        return isBoth ? null : Unsure("This asks for several figures at once. Please ask for one at a time.");
    }

    private static bool IsAsk(Sentence sentence, int at)
    {
        if (!sentence.Is(at, "which", "what", "who", "where", "when") && !(sentence.Is(at, "how") && sentence.Is(at + 1, "many", "much", "long", "often")))
            return false;
        return sentence.Is(at, "how") || at == 0 || sentence.Is(at - 1, ",", ";", ".", "?", ":", "-", "–", "and", "then", "&", "or");
    }

    private static Refusal? Bare(QueryParts parts)
    {
        var (sentence, query) = (parts.Sentence, parts.Query);
        if (query.Kind is not (MeasureKind.Count or MeasureKind.Distinct) || parts.HasGroups || query.CountGroups || sentence.Has(Counts))
            return null;
        var at = sentence.Find(Questions);
        return at < 0 || (at > 0 && sentence.Is(at, "which", "who", "whom", "whose", "where", "when", "find", "give"))
            ? null
            : Unsure($"\"{sentence.Tokens[at].Text}\" asks for more than a number of rows, and I can't tell which column answers it.");
    }

    /// <summary>A sum only where one is asked for: "total cost", "how many days were lost", "lost days by month".</summary>
    private static Refusal? Total(QueryParts parts)
    {
        var (sentence, query) = (parts.Sentence, parts.Query);
        if (query.Kind != MeasureKind.Sum || sentence.Has(Totals) || query.Descending is not null || query.Chart is not null)
            return null;
        var link = parts.Draft.Roles.Numbers.FirstOrDefault(number => ReferenceEquals(number.Column, query.Column!.Column));
        if (link is null)
            return null;
        var many = sentence.Before(link.Start, 2, at => sentence.LinkAt(at) is null || at >= link.Start, "many") >= 0;
        // "Lost days by month": what the question begins with is what is wanted.
        var isHead = !sentence.Has(Questions) && sentence.Links.Where(other => other.Kind != TermKind.Sheet).All(other => other.Start >= link.Start || other.Kind == TermKind.Value);
        return many || isHead ? null : Unsure($"I can't tell what is to be worked out of {query.Column!.Column.Label}: its total, its average, or the rows.");
    }

    /// <summary>"the most number of orchestras" ranks by rows, "most lost days" by the number that stands there.</summary>
    private static Refusal? Ranked(QueryParts parts)
    {
        var (sentence, query) = (parts.Sentence, parts.Query);
        if (query.Kind != MeasureKind.Sum || query.Descending is null || parts.Draft.Ranking is not { } ranking || sentence.Has(Totals))
            return null;
        var link = parts.Draft.Roles.Numbers.FirstOrDefault(number => ReferenceEquals(number.Column, query.Column!.Column));
        return link is null || link.Start - ranking.End is >= 0 and <= 4 ? null : Unsure($"I can't tell whether the rows or {query.Column!.Column.Label} are to be ranked by.");
    }

    /// <summary>"how many permits" counts rows, not the values of a column that has the word in its name.</summary>
    private static Refusal? Counted(QueryParts parts)
    {
        var counted = parts.Draft.Roles.Counted;
        return parts.Query.Kind == MeasureKind.Distinct && counted is { IsWhole: false } && counted.Tokens.All(at => parts.NamesRows(parts.Sentence.Tokens[at]))
            && !parts.Sentence.Has("different", "distinct", "unique", "various", "separate")
            ? Unsure($"I can't tell whether rows or values of {counted.Column!.Label} are to be counted.")
            : null;
    }

    /// <summary>Numbers that name things are not added up.</summary>
    private static Refusal? Names(QueryParts parts) =>
        parts.Query.Kind is MeasureKind.Sum or MeasureKind.Mean or MeasureKind.Median && parts.Query is { EndColumn: null, Column: { } column } && Numbers.AreNames(parts.Sentence.Profile, column)
            ? Unsure($"{column.Column.Label} holds numbers that name things or times; they are not added up or averaged.")
            : null;

    /// <summary>No "most" over groups of one row each.</summary>
    private static Refusal? OneRow(QueryParts parts)
    {
        var query = parts.Query;
        if (query.Kind != MeasureKind.Count || query.CountGroups || query.Having is not null || (query.Descending is null && query.Limit is null))
            return null;
        var group = query.Groups.FirstOrDefault(group => group.Period is null && group.Column.Column is { Filled: > 1 } column && column.Distinct >= 0.98 * column.Filled);
        return group is null ? null : Unsure($"Every {group.Column.Column.Label} occurs once, so none has the most rows. Name the column that is to be compared.");
    }

    private static Refusal? Yes(QueryParts parts) =>
        parts.Sentence.Is(0, YesNo) && !parts.HasGroups && !parts.Sentence.Has("any") && !parts.Sentence.Has(Counts)
            ? Unsure("This asks for a yes or a no, which a figure alone does not give. Ask how many there are.")
            : null;
}
