using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>Decides for each column named in a question what it is named for, by the words around it.</summary>
internal sealed class RoleReader(Sentence sentence, Ranking? ranking)
{
    private static readonly string[] GroupWords = ["by", "per", "each", "every", "across", "among", "between"];

    private readonly Roles _roles = new();

    public Roles Read()
    {
        foreach (var link in sentence.Links.Where(link => link.Kind == TermKind.Column))
        {
            Place(link);
            sentence.Use(link.Start, link.End);
        }

        return _roles;
    }

    private void Place(Link link)
    {
        var column = link.Column!;
        var isValue = DescribesValue(link);
        if (ComparesNumber(link) is { } compared)
            _roles.Conditions.Add((compared, link.Start));
        else if (IsCounted(link, out var isDifferent) && (isDifferent || !isValue))
            PlaceCounted(link, isDifferent);
        else if (!isValue && BlankReader.Read(sentence, link) is { } blank)
            _roles.Conditions.Add((blank, link.Start));
        else if (column.Kind.IsDate())
            _roles.Dates.Add(link);
        else if (link.IsFlag)
            PlaceFlag(link);
        else if (link.IsNumeric && !IsGrouped(link))
            _roles.Numbers.Add(link);
        else if (isValue && !IsGrouped(link))
            _roles.Hints.Add(link);
        else if (IsGrouped(link))
            _roles.Groups.Add(link);
        else if (IsRanked(link))
            _roles.Conditions.Add((new BlankCondition(Draft.Ref(link), false), link.Start));
        else if (IsFocus(link))
            _roles.Focus.Add(link);
        else
            _roles.Hints.Add(link);
    }

    private void PlaceCounted(Link link, bool isDifferent)
    {
        // "how many findings" counts the rows of the sheet of findings, not what stands in their column of that name.
        if (!isDifferent && link.Tokens.Count == 1 && NameWords.Split(link.Sheet.Name) is [.., var head] && Stemmer.Singular(head) == sentence.Tokens[link.Start].Singular)
            return;
        // "how many fatalities" adds them up, "how many different levels" counts values.
        if (link.IsNumeric && !isDifferent)
            _roles.Numbers.Add(link);
        else if (link.IsFlag)
            PlaceFlag(link);
        else
            _roles.Counted = link;
    }

    private void PlaceFlag(Link link)
    {
        if (IsGrouped(link))
            _roles.Groups.Add(link);
        else
        {
            // "at least one injury" says no more than yes.
            if (sentence.Comparisons.FirstOrDefault(item => item.End <= link.Start && link.Start - item.End <= 1 && (item.Op, item.Value) is (">=", 1) or (">", 0)) is { } any)
                sentence.Use(any.Start, any.End);
            _roles.Flags.Add((link, Negation.At(sentence, link.Start) || IsNotBefore(link)));
        }
    }

    /// <summary>"road was not closed": the not inside the words of the flag.</summary>
    private bool IsNotBefore(Link link) => Enumerable.Range(link.Start, link.End - link.Start).Any(at => sentence.Is(at, "not"));

    private bool DescribesValue(Link link) => sentence.Links.Any(value =>
        value.Kind == TermKind.Value && value.Is(link.Column!, link.Sheet)
        && ((value.Start >= link.End && value.Start - link.End <= 3 && Joined(link.End, value.Start)) || (link.Start >= value.End && link.Start - value.End <= 3 && Joined(value.End, link.Start))));

    private bool Joined(int from, int to) => Enumerable.Range(from, Math.Max(0, to - from)).All(at => sentence.Tokens[at] is var token && (token.Lower is not ("." or "?" or "which" or "what") && (StopWords.IsEmpty(token) || StopWords.IsSoft(token) || token.Is("not"))));

    private bool IsGrouped(Link link)
    {
        bool Passes(int at) => sentence.Is(at, "the", "a", "its", "single", "individual", "different", "various", "responsible") || (sentence.LinkAt(at) is null && sentence.Tokens[at].Kind == TokenKind.Word && !StopWords.IsEmpty(sentence.Tokens[at]) && !StopWords.IsSoft(sentence.Tokens[at]) && at == link.Start - 1);
        var by = sentence.Before(link.Start, 2, Passes, GroupWords);
        if (by >= 0 && !(sentence.Is(by, "between", "among") && !sentence.Has("compare", "difference", "split", "distribution", "breakdown", "distributed")))
        {
            sentence.Use(by, link.Start);
            return true;
        }

        if (sentence.Is(link.Start - 1, "of") && sentence.Is(link.Start - 2, "each", "every"))
            return true;
        // "breakdown of X", "distribution by X", "X breakdown", "X-wise".
        if (sentence.Before(link.Start, 2, at => sentence.Is(at, "of", "the", "by", "over", "across"), "breakdown", "distribution", "split", "histogram") >= 0 || sentence.Is(link.End, "breakdown", "distribution", "split", "wise", "histogram"))
            return true;
        // "by year and X".
        if (sentence.Is(link.Start - 1, "and", ",") && sentence.Is(link.Start - 2, "day", "week", "month", "quarter", "year", "weekday", "hour") && sentence.Is(link.Start - 3, "by", "per"))
            return true;
        // "by X and Y", "by X, Y".
        var earlier = _roles.Groups.Find(group => group.End < link.Start && link.Start - group.End <= 3);
        return earlier is not null && Enumerable.Range(earlier.End, link.Start - earlier.End).All(at => sentence.Is(at, "and", ",", "by", "the", "per"));
    }

    /// <summary>"which site has the most injuries": rows that have one are counted; their kinds are not asked for.</summary>
    private bool IsRanked(Link link) =>
        ranking is not null && ranking.Limit is null or 1 && link.Start >= ranking.End && link.Start - ranking.End <= 1 && _roles.Focus.Count > 0
        && _roles.Focus.TrueForAll(focus => focus.End <= ranking.At) && sentence.Is(ranking.At, "most", "fewest", "least") && link.End - link.Start == link.Tokens.Count;

    private bool IsFocus(Link link)
    {
        bool Passes(int at) => sentence.Tokens[at].Number is not null || sentence.Is(at, "the", "is", "are", "was", "were", "of", "single", "common", "frequent", "frequently", "most", "least", "often", "top", "different", "named", "in", "for", "one", "responsible", "specific", "all", "distinct", "unique", "list", "kind", "kinds")
            || (at == link.Start - 1 && sentence.Tokens[at].Kind == TokenKind.Word && sentence.LinkAt(at) is null);
        if (sentence.Before(link.Start, 6, Passes, "which", "what", "who") >= 0)
            return true;
        // "Among event types, which has the highest": the types are asked for.
        if (sentence.Before(link.Start, 2, at => sentence.Is(at, "the", "all", "these"), "among", "amongst", "of", "for") >= 0 && sentence.FindFrom(link.End, "which", "what") is >= 0 and var which && sentence.Is(which + 1, "has", "have", "had", "is", "one", "are"))
            return true;
        // "country and sector combination": the second follows the first.
        var earlier = _roles.Focus.Find(focus => focus.End < link.Start && link.Start - focus.End <= 2);
        if (earlier is not null && Enumerable.Range(earlier.End, link.Start - earlier.End).All(at => sentence.Is(at, "and", ",", "/", "the")))
            return true;
        if (ranking is not null && link.Start >= ranking.End && link.Start - ranking.End <= 4 && !_roles.Focus.Exists(focus => focus.Start < link.Start && focus.Start >= ranking.End)
            && Enumerable.Range(ranking.End, link.Start - ranking.End).All(at => !sentence.Is(at, "by", "of", "in", "with", "per", "for", "calls")))
            return true;
        // "list the X", "all X"; "there are X that …".
        return sentence.Before(link.Start, 3, at => sentence.Is(at, "the", "all", "me", "different", "distinct", "of", "there", "any", "names"), "list", "show", "name", "are", "give") >= 0 && _roles.Focus.Count == 0;
    }

    private bool IsCounted(Link link, out bool isDifferent)
    {
        bool Passes(int at) => sentence.Is(at, "different", "distinct", "unique", "various", "of", "the", "such", "separate", "kinds", "types", "responsible", "many")
            || (at == link.Start - 1 && sentence.Tokens[at].Kind == TokenKind.Word && !StopWords.IsEmpty(sentence.Tokens[at]) && sentence.LinkAt(at) is null);
        isDifferent = sentence.Before(link.Start, 2, Passes, "different", "distinct", "unique", "separate", "various") is >= 0 and var at
            && (sentence.Before(at, 3, _ => true, "how", "number", "count") >= 0 || sentence.Has("how", "count", "number"));
        if (isDifferent)
            return true;
        return !link.Column!.Kind.IsDate() && sentence.Before(link.Start, 3, Passes, "how") is >= 0 and var how && sentence.Is(how + 1, "many");
    }

    /// <summary>"more than 3 days lost": the unit is a word of the column's name.</summary>
    private static bool IsUnitOf(Link link, string unit) => NameWords.Split(link.Column!.Label).Any(word => Stemmer.Singular(word) == unit);

    private NumberCondition? ComparesNumber(Link link)
    {
        if (!link.IsNumeric)
            return null;
        var column = new ColumnRef(link.Sheet, link.Column!);
        foreach (var comparison in sentence.Comparisons.Where(comparison => comparison.Unit is null || IsUnitOf(link, comparison.Unit)))
        {
            var gap = comparison.Start >= link.End ? comparison.Start - link.End : link.Start >= comparison.End ? link.Start - comparison.End : 99;
            if (gap > 2 || !Joined(Math.Min(link.End, comparison.End), Math.Max(link.Start, comparison.Start)))
                continue;
            sentence.Use(comparison.Start, comparison.End);
            return new NumberCondition(column, comparison.Op, comparison.Value);
        }

        // "stories = 5", "with 3 stories", "any fatalities".
        if (sentence.Is(link.End, "=", "is", "equals") && link.End + 1 < sentence.Tokens.Count && sentence.Tokens[link.End + 1].Number is { } equal && !sentence.IsTaken(link.End + 1))
        {
            sentence.Use(link.End, link.End + 2);
            return new NumberCondition(column, "=", equal);
        }

        if (sentence.Is(link.Start - 1, "any") && !sentence.Is(link.Start - 2, "without", "no"))
            return new NumberCondition(column, ">", 0);
        if (link.Start > 0 && sentence.Tokens[link.Start - 1].Number is { } number && !sentence.IsTaken(link.Start - 1) && sentence.Before(link.Start - 1, 1, at => sentence.Is(at, "exactly"), "with", "had", "have", "has", "having") >= 0)
        {
            sentence.Use(link.Start - 2, link.Start);
            return new NumberCondition(column, "=", number);
        }

        return null;
    }
}
