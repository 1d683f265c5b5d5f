using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>Figures by group, the top of them, those that hold a condition, how many there are.</summary>
internal static class GroupShapes
{
    // Scores and grades are few: they may be groups whose records are counted.
    private const int MostFewNumbers = 12;

    public static IEnumerable<Candidate> Of(Measured measured)
    {
        yield return Groups(measured);
        if (Top(measured, false) is { } top)
            yield return top;
        if (Top(measured, true) is { } per)
            yield return per;
        foreach (var candidate in GroupConditions.Of(measured))
            yield return candidate;
        if (Average(measured) is { } average)
            yield return average;
        if (PerGroup(measured) is { } perGroup)
            yield return perGroup;
        if (Extreme(measured) is { } extreme)
            yield return extreme;
    }

    /// <summary>The figures of a draft by its keys.</summary>
    public static Query Query(Draft draft, Measured measured) =>
        new()
        {
            From = draft.Sheet.Table,
            Where = draft.Where(),
            Select = measured.Select,
            GroupBy = [.. draft.Keys.Take(3).Select(key => key.Key)],
        };

    /// <summary>Uses all words that ask for groups.</summary>
    public static void UseGrouping(Draft draft)
    {
        while (draft.Take(Sense.By, Sense.Each, Sense.Trend, Sense.Pivot)) { }
    }

    private static Candidate Groups(Measured measured)
    {
        var next = measured.Draft.Clone();
        UseGrouping(next);
        next.Take(Sense.Which);
        var query = Query(next, measured);
        // A cell without items has none to count.
        query = query with { GroupBy = [.. query.GroupBy.Select(key => IsOfItems(next, key) ? key with { SkipBlank = true } : key)] };
        if (next.Take(Sense.Ascending))
            query = query with { Order = [new OrderBy { Select = 0 }] };
        else if (next.Take(Sense.Ranked))
            query = query with { Order = [new OrderBy { Select = 0, Descending = true }] };
        return Shapes.Finish(next, measured, query, "groups");
    }

    private static bool IsOfItems(Draft draft, GroupKey key) =>
        key.Of is ColumnValue { Field: var field } && draft.ColumnOf(field) is { Kind: ColumnKind.List };

    private static Candidate? Top(Measured measured, bool perGroup)
    {
        var next = measured.Draft.Clone();
        if (perGroup && next.Keys.Count < 2)
            return null;
        if (IsNoRankOfGroups(next, measured) || Ranks.Take(next, false) is not { } rank)
            return null;
        UseGrouping(next);
        next.Take(Sense.Which, Sense.Who, Sense.Where, Sense.When);
        var query = Query(next, measured);
        // "which department had most in each year": the key within whose groups the rank holds comes first.
        if (perGroup && next.Cues.Before(next.Keys[^1].At) is "Each" or "By" or "ForAll")
            query = query with { GroupBy = [query.GroupBy[^1], .. query.GroupBy.Take(query.GroupBy.Count - 1)] };
        next.Features.Add(rank.Count is null ? "rank:one" : "rank:number");
        next.Features.Add($"rank:{(rank.Descending ? "up" : "down")}:{measured.Name}");
        query = query with
        {
            GroupBy = [.. query.GroupBy.Select(key => key with { SkipBlank = true })],
            Order = [new OrderBy { Select = 0, Descending = rank.Descending }],
            Limit = new Limit(rank.Count ?? 1) { Skip = rank.Skip, PerKeys = perGroup ? query.GroupBy.Count - 1 : 0 },
        };
        return Shapes.Finish(next, measured, query, perGroup ? "top per group" : "top");
    }

    private static bool IsNoRankOfGroups(Draft draft, Measured measured) =>
        IsRankedBy(draft, measured)
        || LeavesOutOfAnother(draft)
        || AsksForPersons(draft)
        || IsExtremeOfEach(draft)
        || IsOfNewest(draft, measured);

    /// <summary>"the highest fine per unit" is one for each unit, not the unit with the highest total.</summary>
    private static bool IsExtremeOfEach(Draft draft) =>
        draft.Find(Sense.Maximum, Sense.Minimum) is { } extreme
        && draft.Stats.Exists(stat => stat.At == extreme.End)
        && draft.Keys is [{ At: var key }]
        && key > extreme.End
        && draft.Cues.Before(key) is nameof(Sense.By) or nameof(Sense.Each)
        && !draft.Has(Sense.Which, Sense.Top, Sense.Most, Sense.Least);

    /// <summary>"the 3 latest breaches" are records, not the groups with most of them.</summary>
    private static bool IsOfNewest(Draft draft, Measured measured) =>
        measured.Select is [CountOf]
        && draft.Find(Sense.Latest, Sense.Earliest) is { } newest
        && newest.End < draft.Question.Tokens.Count
        && draft.IsRecordNoun(newest.End)
        && !draft.Keys.Exists(key => key.At <= newest.End);

    /// <summary>"top 5 events by hours" ranks the events by their hours: the hours are no group whose events are counted.</summary>
    private static bool IsRankedBy(Draft draft, Measured measured) =>
        measured.Select is [CountOf]
        && draft.Keys.Exists(key =>
            key.Key is { Of: ColumnValue { Field: var field }, Period: null, Part: null }
            && draft.ColumnOf(field) is { } column
            && Numbers.IsMeasure(column)
            && column.Distinct > MostFewNumbers
            && draft.Cues.Before(key.At) == nameof(Sense.By)
        );

    /// <summary>"who made the most observations" is answered by no kind of Observation, where the sheet tells persons.</summary>
    private static bool AsksForPersons(Draft draft) =>
        draft.Question.Operators.Any(op => op is { Sense: Sense.Who, Start: 0 })
        && draft.Keys is [{ Key.Of: ColumnValue { Field: var field } }]
        && draft.ColumnOf(field) is { } key
        && !WhoKeys.IsOfPersons(key)
        // "Reported by" holds who did it, be they persons or their jobs.
        && NameWords.Split(key.Name) is not [.., "by"]
        && draft.Sheet.Columns.Any(WhoKeys.IsOfPersons);

    /// <summary>"which state other than XX": what is left out is of the column that is ranked, where it has such a value.</summary>
    private static bool LeavesOutOfAnother(Draft draft) =>
        draft.Parts.Exists(part =>
            part is { IsNegated: true, Predicate: OneOf { Values: [var left] }, Field: { } field }
            && draft.Keys.TrueForAll(key => key.Key.Of is not ColumnValue { Field: var of } || of != field)
            && draft.Keys.Exists(key =>
                key.Key.Of is ColumnValue { Field: var of }
                && draft.ColumnOf(of)?.Values.Any(value => value.Value.Equals(left, StringComparison.OrdinalIgnoreCase)) == true
            )
        );

    /// <summary>"average number of incidents per month".</summary>
    private static Candidate? Average(Measured measured)
    {
        var draft = measured.Draft;
        if (
            !draft.Has(Sense.Mean)
            || measured.Select[0] is not (CountOf or StatisticOf { Function: Statistic.Sum })
            || draft.Keys.FindIndex(key => key.Key.Period is not null) is not (>= 0 and var at)
        )
            return null;
        var next = draft.Clone();
        next.Take(Sense.Mean);
        next.Take(Sense.Count);
        UseGrouping(next);
        var key = next.Keys[at].Key;
        next.Keys.RemoveAt(at);
        var average = new PerPeriod(measured.Select[0], key.Period!.Value, ((ColumnValue)key.Of).Field);
        return Shapes.Finish(next, measured, Query(next, measured) with { Select = [average] }, "per period");
    }

    /// <summary>"How many products does a recall have on average": the rows, or an amount, over the number of groups.</summary>
    private static Candidate? PerGroup(Measured measured)
    {
        var draft = measured.Draft;
        if (
            !draft.Has(Sense.Mean)
            || measured.Select[0] is not (CountOf or StatisticOf { Function: Statistic.Sum })
            || draft.Keys is not [{ Key: { Period: null, Part: null } }]
        )
            return null;
        var next = draft.Clone();
        next.Take(Sense.Mean);
        next.Take(Sense.Count);
        next.Take(Sense.Total);
        UseGrouping(next);
        var key = next.Keys[0].Key;
        // Each record has its own: there is nothing to average over.
        if (key.Of is ColumnValue { Field: var field } && next.ColumnOf(field) is { } column && column.Distinct == column.Filled)
            return null;
        next.Keys.Clear();
        next.Features.Add("measure:mean of groups");
        return Shapes.Finish(
            next,
            measured,
            next.Asked() with
            {
                Select = [new RatioOf(measured.Select[0], new DistinctCount(key.Of))],
            },
            "mean per group"
        );
    }

    /// <summary>"When was the last …": the latest date itself, where a date is the key.</summary>
    private static Candidate? Extreme(Measured measured)
    {
        var draft = measured.Draft;
        if (
            draft.Keys is not [{ Key: { Period: Period.Day, Of: ColumnValue date } }]
            || !draft.Has(Sense.Latest, Sense.Earliest)
            || measured.Select[0] is not CountOf
        )
            return null;
        var next = draft.Clone();
        var latest = next.Find(Sense.Latest, Sense.Earliest)!;
        next.Ledger.Use(latest);
        next.Take(Sense.When, Sense.Which);
        next.Keys.Clear();
        return Shapes.Finish(
            next,
            measured,
            next.Asked() with
            {
                Select = [new StatisticOf(latest.Sense == Sense.Latest ? Statistic.Max : Statistic.Min, date)],
            },
            "extreme date"
        );
    }
}
