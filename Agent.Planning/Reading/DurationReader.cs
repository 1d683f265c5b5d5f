using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>Reads what is asked of the time between two dates of a row.</summary>
internal static class DurationReader
{
    private static readonly string[] Words = ["duration", "long", "longer", "shorter", "lasted", "last", "lasts", "take", "takes", "took", "taken", "elapsed", "delay", "minutes", "hours", "lag"];

    private static readonly string[] Opened = [.. "created opened open raised issued assigned started start received logged registered identified reported".Split(' ').Select(Stemmer.Stem)];

    /// <summary>The earlier and the later date; null when the question speaks of no length of time between two dates.</summary>
    public static (ColumnRef Start, ColumnRef End)? Dates(Draft draft)
    {
        var named = draft.Roles.Dates.Where(link => ReferenceEquals(link.Sheet, draft.Roles.Dates[0].Sheet)).Select(Draft.Ref).DistinctBy(column => column.Column).ToList();
        if (named.Count >= 2)
            return InOrder(named[0], named[1]);
        if (OpenToClosed(draft) is { } whole)
            return whole;
        if (!draft.Sentence.Has(Words))
            return null;
        var dates = draft.Sheet.Columns.Where(column => column.Kind.IsDate() && column.Filled > 0).Select(column => new ColumnRef(draft.Sheet, column)).ToList();
        return dates.Count == 2 ? InOrder(dates[0], dates[1]) : null;
    }

    /// <summary>"average days to close", "from created to closed": the date that opens a row and the one that closes it, where the sheet has one of each.</summary>
    private static (ColumnRef Start, ColumnRef End)? OpenToClosed(Draft draft)
    {
        if (!draft.Sentence.Has([.. Words, "days", "weeks"]) || !draft.Sentence.Tokens.Any(token => OverdueReader.Closed.Contains(token.Stem)))
            return null;
        var opened = draft.Sheet.Columns.Where(column => column.Kind.IsDate() && NameWords.Split(column.Label).Any(word => Opened.Contains(Stemmer.Stem(word)))).ToList();
        if (opened.Count != 1 || OverdueReader.Date(draft.Sheet, OverdueReader.Closed) is not { } closed || ReferenceEquals(opened[0], closed))
            return null;
        for (var at = 0; at < draft.Sentence.Tokens.Count; at++)
        {
            if (OverdueReader.Closed.Contains(draft.Sentence.Tokens[at].Stem))
                draft.Sentence.Use(at, at + 1);
        }

        return (new ColumnRef(draft.Sheet, opened[0]), new ColumnRef(draft.Sheet, closed));
    }

    /// <summary>"longer than an hour", "completed before it was received".</summary>
    public static void Read(Draft draft)
    {
        var sentence = draft.Sentence;
        var isAverage = sentence.Has("average", "mean") && draft.Periods.Any(period => period.Role == PeriodRole.Group);
        if (!isAverage && draft.Comparisons.Find(comparison => comparison.Unit is not null) is { } length && Dates(draft) is var (start, end))
        {
            draft.Claim(length);
            draft.Filters.Add((new DurationCondition(start, end, length.Op == "between" ? ">=" : length.Op, length.Value * Seconds(length.Unit!), $"{Sql.Number(length.Value)} {length.Unit}{(length.Value == 1 ? string.Empty : "s")}"), length.Start));
            return;
        }

        var dates = draft.Roles.Dates;
        for (var i = 0; i + 1 < dates.Count; i++)
        {
            var word = sentence.FindFrom(dates[i].End, "before", "after", "earlier", "later");
            if (word < 0 || word > dates[i + 1].Start || ReferenceEquals(dates[i].Column, dates[i + 1].Column) || !ReferenceEquals(dates[i].Sheet, dates[i + 1].Sheet))
                continue;
            sentence.Use(word, word + 2);
            draft.Filters.Add((new ColumnsCondition(Draft.Ref(dates[i]), sentence.Is(word, "before", "earlier") ? "<" : ">", Draft.Ref(dates[i + 1]), []), word));
        }
    }

    public static double Seconds(string unit) => unit switch { "second" => 1, "minute" => 60, "hour" => 3_600, "day" => 86_400, _ => 604_800 };

    /// <summary>The unit a length of time is asked in; hours when none is named.</summary>
    public static string Unit(Sentence sentence)
    {
        var at = sentence.Find("minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "second", "seconds");
        if (at >= 0)
            sentence.Use(at, at + 1);
        return at < 0 ? "hour" : sentence.Tokens[at].Singular;
    }

    private static (ColumnRef, ColumnRef) InOrder(ColumnRef one, ColumnRef other) =>
        string.CompareOrdinal(one.Column.Min, other.Column.Min) <= 0 ? (one, other) : (other, one);
}
