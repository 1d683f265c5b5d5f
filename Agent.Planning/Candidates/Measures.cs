using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>A draft with the figure it asks for.</summary>
/// <param name="Draft">The draft; its ledger holds what the figure used.</param>
/// <param name="Select">The figures.</param>
/// <param name="Name">What kind of figure: count, distinct, sum, mean …</param>
internal sealed record Measured(Draft Draft, IReadOnlyList<Aggregate> Select, string Name);

/// <summary>The figures that a draft may ask for.</summary>
internal static class Measures
{
    private const int MostWordsBehind = 4;

    private static readonly (Sense Sense, Statistic Function)[] Functions =
    [
        (Sense.Total, Statistic.Sum),
        (Sense.HowMuch, Statistic.Sum),
        (Sense.Mean, Statistic.Mean),
        (Sense.Median, Statistic.Median),
        (Sense.Maximum, Statistic.Max),
        (Sense.Minimum, Statistic.Min),
        (Sense.Most, Statistic.Sum),
        (Sense.Count, Statistic.Sum),
        (Sense.Latest, Statistic.Max),
        (Sense.Earliest, Statistic.Min),
    ];

    public static IEnumerable<Measured> Of(Draft draft)
    {
        if (draft.Stats.Count > 0)
        {
            foreach (var measured in Statistics(draft))
                yield return measured;
            yield break;
        }

        if (draft.Distincts.Count > 0)
        {
            yield return Distinct(draft);
            yield break;
        }

        yield return draft.Sheet.AmountColumn is { } amount ? Amount(draft, amount) : Count(draft);
        foreach (var measured in DurationMeasures.Of(draft))
            yield return measured;
    }

    /// <summary>The hours of a month and a company: where cells are rows, their amounts are asked for, not how many they are.</summary>
    private static Measured Amount(Draft draft, string column)
    {
        var next = draft.Clone();
        var (sense, function) = Array.Find(Functions[2..6], item => next.Take(item.Sense));
        next.Take(Sense.Count, Sense.HowMuch);
        next.Take(Sense.Total);
        next.Features.Add("measure:amount of cells");
        function = sense == default ? Statistic.Sum : function;
        return new Measured(next, [new StatisticOf(function, new ColumnValue(new Field(column)))], function.ToString());
    }

    private static Measured Count(Draft draft)
    {
        var next = draft.Clone();
        var isOfIds = IsSumOfIds(next);
        var said = next.Take(Sense.Count) || (!isOfIds && next.Take(Sense.Total)) || TakeHowMuch(next);
        if (said && !isOfIds)
            next.Take(Sense.Total);
        if (IsOfDifferentRecords(next) && next.Take(Sense.Distinct))
            next.Features.Add("measure:count of different");
        next.Features.Add(said ? "measure:count said" : "measure:count unsaid");
        return new Measured(next, [new CountOf()], "count");
    }

    /// <summary>"different incidents" are the incidents; "different people" are not.</summary>
    private static bool IsOfDifferentRecords(Draft draft) =>
        draft.Find(Sense.Distinct) is { } op
        && Enumerable
            .Range(op.End, Math.Min(MostWordsBehind, draft.Question.Tokens.Count - op.End))
            .Any(at =>
                !IsBeforeAnother(draft, at)
                && (draft.IsRecordNoun(at)
                || (
                    draft.Question.Names.Any(name =>
                        name.Kind == TermKind.Sheet && name.Start == at && ReferenceEquals(name.Sheet, draft.Sheet)
                    )
                ))
            );

    /// <summary>"different recalling firms" are firms, not recalls.</summary>
    private static bool IsBeforeAnother(Draft draft, int at) =>
        at + 1 < draft.Question.Tokens.Count && draft.Question.IsContent(at + 1) && draft.Question.Tokens[at + 1].Kind == TokenKind.Word;

    /// <summary>"the sum of all defect numbers" adds up names, and is no number of defects.</summary>
    private static bool IsSumOfIds(Draft draft) =>
        draft.Find(Sense.Total) is { } op
        && draft.Question.Is(op.Start, "sum", "summed", "aggregate")
        && (
            Enumerable.Range(op.End, MostWordsBehind).Any(at => draft.Question.Is(at, "numbers", "ids", "codes", "refs", "references"))
            || draft.Items.Any(item =>
                item is { Name: { Kind: TermKind.Column, Column: { } column } }
                && item.Start >= op.End
                && item.Start - op.End <= 2
                && (column.IsIdentifier || CodeColumns.IsNumberOfThings(column))
            )
        );

    /// <summary>"how much overdue actions" of someone whose language has one word for both.</summary>
    private static bool TakeHowMuch(Draft next)
    {
        if (
            next.Find(Sense.HowMuch) is not { } op
            || next.Noun is not { } noun
            || Stemmer.Singular(noun) == noun
            || !Enumerable.Range(op.End, Math.Min(3, next.Question.Tokens.Count - op.End)).Any(at => next.Question.Is(at, noun))
        )
            return false;
        next.Ledger.Use(op);
        return true;
    }

    private static Measured Distinct(Draft draft)
    {
        var next = draft.Clone();
        var (said, different) = (next.Take(Sense.Count), next.Take(Sense.Distinct));
        next.Features.Add($"measure:distinct:{(different ? "different" : "plain")}:{(said ? "counted" : "uncounted")}");
        return new Measured(next, [.. next.Distincts.Select(item => new DistinctCount(new ColumnValue(item.Of)))], "distinct");
    }

    /// <summary>Of times, the slowest is the longest and the fastest the shortest; of speeds they are not.</summary>
    public static bool IsTurned(Draft draft, OperatorMention op) =>
        draft.Stats.Count > 0
        && draft.Question.Is(op.Start, "slowest", "fastest", "quickest")
        && draft.Stats[0].Of is ColumnValue { Field: var field }
        && draft.ColumnOf(field) is { } column
        && NameWords
            .Split(column.Name)
            .Any(word => Stemmer.Singular(word) is "day" or "hour" or "minute" or "second" or "time" or "duration");

    private static bool IsRepeated(Draft draft, string table) =>
        draft.Question.Profile.Sheet(table) is { } other
        && (
            Joins.Between(draft.Question.Profile, draft.Sheet, other) is null
            || draft.Question.Profile.Relations.Any(relation =>
                relation.ManyToOne
                && string.Equals(relation.FromTable, draft.Sheet.Table, StringComparison.OrdinalIgnoreCase)
                && string.Equals(relation.ToTable, table, StringComparison.OrdinalIgnoreCase)
            )
        );

    private static IEnumerable<Measured> Statistics(Draft draft)
    {
        var operands = draft.Stats.Select(item => item.Of).Distinct().ToList();
        var seen = new HashSet<Statistic>();
        // A figure of what many records belong to, added up over the records, counts it many times.
        if (draft.Stats.Exists(stat => stat.Of is ColumnValue { Field.Table: { } table } && IsRepeated(draft, table)))
            seen.Add(Statistic.Sum);
        foreach (var (sense, asked) in Functions)
        {
            if (draft.Find(sense) is not { } op || seen.Contains(asked))
                continue;
            // "the most lost days": the word may say the rank, and the sum is unsaid.
            if (sense is not (Sense.Most or Sense.Maximum or Sense.Minimum or Sense.Latest or Sense.Earliest))
                seen.Add(asked);
            var next = draft.Clone();
            next.Ledger.Use(op);
            var function = IsTurned(draft, op) ? (asked == Statistic.Max ? Statistic.Min : Statistic.Max) : asked;
            if (sense == Sense.HowMuch || sense == Sense.Count)
                next.Take(Sense.Total);
            // "how much was charged in total" says it twice.
            if (sense == Sense.Total && !next.Take(Sense.Count))
                next.Take(Sense.HowMuch);
            next.Features.Add($"measure:{function}:{sense}");
            next.Features.Add(
                $"measure:{function}:{(op.End <= draft.Stats[0].At ? Math.Min(4, draft.Stats[0].At - op.End) : -1)} words before"
            );
            yield return new Measured(next, [.. operands.Select(operand => new StatisticOf(function, operand))], function.ToString());
        }

        if (draft.Find(Sense.Most) is { } most && IsOfOne(draft))
        {
            var next = draft.Clone();
            next.Ledger.Use(most);
            next.Features.Add("measure:most of one");
            yield return new Measured(
                next,
                [.. operands.Select(operand => new StatisticOf(Statistic.Max, operand))],
                nameof(Statistic.Max)
            );
        }

        if (Paired(draft) is { } paired)
            yield return paired;
        var several = new[] { Sense.Minimum, Sense.Mean, Sense.Median, Sense.Maximum, Sense.Total }
            .Where(sense => draft.Find(sense) is { } op && !IsRankOfAnother(draft, op))
            .ToList();
        if (several.Count > 1)
        {
            var next = draft.Clone();
            foreach (var sense in several)
                next.Take(sense);
            next.Features.Add("measure:several");
            yield return new Measured(
                next,
                [
                    .. several
                        .OrderBy(sense => draft.Find(sense)!.Start)
                        .Select(sense => new StatisticOf(Functions.First(item => item.Sense == sense).Function, operands[0])),
                ],
                "several"
            );
        }

        foreach (var function in new[] { Statistic.Sum, Statistic.Mean })
        {
            if (seen.Contains(function) || (function == Statistic.Mean && IsMostOf(draft)) || IsUnaskedTotal(draft, function))
                continue;
            var next = draft.Clone();
            var how = draft.Has(Sense.Most, Sense.Least, Sense.Top, Sense.Bottom) ? "ranked" : "unsaid";
            next.Features.Add($"measure:{function} {how}");
            next.Features.Add(
                $"measure:{function} {how}:{(draft.Noun is null ? "no noun" : "noun")}:{draft.Cues.Before(draft.Stats[0].At)}"
            );
            yield return new Measured(next, [.. operands.Select(operand => new StatisticOf(function, operand))], function.ToString());
        }
    }

    /// <summary>
    /// "water spills on Saturdays" asks for no total of Water Quantity, one of whose words is said; "incidents by severity" for none of the
    /// grades it groups by.
    /// </summary>
    private static bool IsUnaskedTotal(Draft draft, Statistic function)
    {
        if (draft.Noun is null || draft.Has(Sense.Most, Sense.Least, Sense.Top, Sense.Bottom))
            return false;
        return draft.Cues.Before(draft.Stats[0].At) is nameof(Sense.By) or nameof(Sense.Each)
            ? !draft.Has(Sense.Ranked, Sense.Ascending, Sense.Maximum, Sense.Minimum)
            : function == Statistic.Sum
                && draft.Cues.ItemAt(draft.Stats[0].At)
                    is { Name: { Kind: TermKind.Column, IsWhole: false, Words: 1, Coverage: <= 0.5 } };
    }

    /// <summary>"the most lost days" adds them up: nobody has the most of an average without saying so.</summary>
    private static bool IsMostOf(Draft draft) =>
        draft.Question.Operators.Any(op =>
            op.Sense == Sense.Most && draft.Stats.Exists(stat => stat.At == op.End) && !draft.Cues.Covered(op)
        );

    /// <summary>"the most helicopters on one fire", "in a single incident": the largest number of a record, not of a group.</summary>
    private static bool IsOfOne(Draft draft) =>
        draft
            .Question.Tokens.Select((_, at) => at)
            .Any(at => draft.Question.Is(at - 1, "on", "in", "at", "for", "a", "any") && draft.Question.Is(at, "one", "single"));

    /// <summary>"the highest average cost" is one figure and its rank, not two figures.</summary>
    private static bool IsRankOfAnother(Draft draft, OperatorMention op) =>
        op.Sense is Sense.Maximum or Sense.Minimum
        && draft.Question.Operators.Any(next => next.Start == op.End && next.Sense is Sense.Mean or Sense.Median or Sense.Total);

    /// <summary>"total population and maximum GNP": each number has the word before it.</summary>
    private static Measured? Paired(Draft draft)
    {
        if (draft.Stats.Count < 2)
            return null;
        var next = draft.Clone();
        var select = new List<Aggregate>();
        foreach (var (operand, at) in draft.Stats)
        {
            var op = draft.Question.Operators.LastOrDefault(op =>
                op.End <= at && at - op.End <= 3 && Functions.Any(item => item.Sense == op.Sense) && !draft.Cues.Covered(op)
            );
            if (op is null || next.Ledger.IsUsed(op.Start))
                return null;
            next.Ledger.Use(op);
            select.Add(new StatisticOf(Functions.First(item => item.Sense == op.Sense).Function, operand));
        }

        next.Features.Add("measure:paired");
        return new Measured(next, select, "paired");
    }
}
