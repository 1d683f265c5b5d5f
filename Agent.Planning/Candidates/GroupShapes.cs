using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>Figures by group, the top of them, those that hold a condition, how many there are.</summary>
internal static class GroupShapes
{
    public static IEnumerable<Candidate> Of(Measured measured)
    {
        yield return Groups(measured);
        if (Top(measured, false) is { } top)
            yield return top;
        if (Top(measured, true) is { } per)
            yield return per;
        foreach (var candidate in WithCondition(measured))
            yield return candidate;
        if (Average(measured) is { } average)
            yield return average;
        if (PerGroup(measured) is { } perGroup)
            yield return perGroup;
        if (Extreme(measured) is { } extreme)
            yield return extreme;
    }

    private static Query Query(Draft draft, Measured measured) => new()
    {
        From = draft.Sheet.Table,
        Where = draft.Where(),
        Select = measured.Select,
        GroupBy = [.. draft.Keys.Take(3).Select(key => key.Key)],
    };

    private static void UseGrouping(Draft draft)
    {
        while (draft.Take(Sense.By, Sense.Each, Sense.Trend, Sense.Pivot))
        {
        }
    }

    private static Candidate Groups(Measured measured)
    {
        var next = measured.Draft.Clone();
        UseGrouping(next);
        next.Take(Sense.Which);
        var query = Query(next, measured);
        if (next.Take(Sense.Ascending))
            query = query with { Order = [new OrderBy { Select = 0 }] };
        else if (next.Take(Sense.Ranked))
            query = query with { Order = [new OrderBy { Select = 0, Descending = true }] };
        return Shapes.Finish(next, measured, query, "groups");
    }

    private static Candidate? Top(Measured measured, bool perGroup)
    {
        var next = measured.Draft.Clone();
        if (perGroup && next.Keys.Count < 2)
            return null;
        if (Ranks.Take(next, false) is not { } rank)
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

    private static IEnumerable<Candidate> WithCondition(Measured measured)
    {
        var draft = measured.Draft;
        if (draft.FreeComparisons.Count > 0 && NumberParts.Op(draft.FreeComparisons[0].Op) is { } op)
        {
            foreach (var counted in Counted(draft))
            {
                foreach (
                    var of in measured.Select[0] is CountOf ? new Aggregate[] { measured.Select[0] } : [measured.Select[0], new CountOf()]
                )
                {
                    var next = draft.Clone();
                    var comparison = next.FreeComparisons[0];
                    next.Ledger.Use(comparison.Start, comparison.End);
                    UseGrouping(next);
                    next.Take(Sense.Which, Sense.Who);
                    next.Take(Sense.Having);
                    // "an average score under 85: what is their average": one figure said twice.
                    while (measured.Name == nameof(Statistic.Mean) && next.Take(Sense.Mean))
                    {
                    }

                    var figure = of is CountOf ? "count" : "figure";
                    next.Features.Add($"having:{figure}:{comparison.Op}");
                    next.Features.Add($"having:{figure}:{(NumberParts.IsOfRecords(next, comparison) ? "of records" : "of other")}");
                    var query = Query(next, measured) with { Having = [new Having(of, op, comparison.Value)], CountGroups = counted };
                    if (!counted && Ranks.Take(next, false) is { } rank)
                        query = query with
                        {
                            Order = [new OrderBy { Select = 0, Descending = rank.Descending }],
                            Limit = new Limit(rank.Count ?? 1),
                        };
                    yield return Shapes.Finish(next, measured, query, counted ? "count of groups having" : "groups having");
                }
            }
        }

        if (draft.Has(Sense.AtOnce) || draft.Question.Tokens.Any(token => token.Is("once", "twice", "repeatedly")))
        {
            var next = draft.Clone();
            next.Take(Sense.AtOnce);
            UseGrouping(next);
            yield return Shapes.Finish(
                next,
                measured,
                Query(next, measured) with
                {
                    Having = [new Having(new CountOf(), CompareOp.Gt, 1)],
                    CountGroups = draft.Question.Operators.Any(op => op.Sense == Sense.Count && op.Start <= 1),
                },
                "groups having"
            );
        }

        if (draft.Has(Sense.ForAll) && draft.Keys.Count == 2)
        {
            foreach (var counted in Counted(draft))
            {
                var next = draft.Clone();
                next.Take(Sense.ForAll);
                UseGrouping(next);
                next.Take(Sense.Which);
                var query = Query(next, measured);
                yield return Shapes.Finish(
                    next,
                    measured,
                    query with
                    {
                        GroupBy = [query.GroupBy[0]],
                        ForAll = new ForAll(query.GroupBy[1]),
                        CountGroups = counted,
                    },
                    counted ? "count of groups in all" : "groups in all"
                );
            }
        }

        if (
            draft.Has(Sense.Both)
            && draft.Keys is [{ Key: { Period: null, Part: null } key }]
            && Together(draft) is { } field
            && key.Of != new ColumnValue(field)
        )
        {
            foreach (var counted in Counted(draft))
            {
                var next = draft.Clone();
                next.Take(Sense.Both);
                UseGrouping(next);
                next.Take(Sense.Which);
                next.Features.Add("groups:both");
                yield return Shapes.Finish(
                    next,
                    measured,
                    Query(next, measured) with
                    {
                        ForAll = new ForAll(new GroupKey(new ColumnValue(field))),
                        CountGroups = counted,
                    },
                    counted ? "count of groups in all" : "groups in all"
                );
            }
        }

        // "how many different departments had an incident in 2024" asks for the number of groups.
        if (
            draft.Question.Operators.Any(op => op.Sense == Sense.Count && op.Start <= 1)
            && draft.Keys.Count == 1
            && measured.Select[0] is CountOf
            && draft.FreeComparisons.Count == 0
        )
        {
            var next = draft.Clone();
            next.Take(Sense.Distinct);
            yield return Shapes.Finish(
                next,
                measured,
                Query(next, measured) with
                {
                    CountGroups = true,
                    GroupBy = [next.Keys[0].Key with { SkipBlank = true }],
                },
                "count of groups"
            );
        }
    }

    // Groups are counted where the question counts.
    private static bool[] Counted(Draft draft) =>
        draft.Question.Operators.Any(op => op.Sense == Sense.Count || draft.Question.Is(op.Start + 1, "many")) ? [false, true] : [false];

    /// <summary>"both a near miss and an injury": the column of which a group has several values; null for none.</summary>
    private static Field? Together(Draft draft) =>
        draft
            .Parts.Where(part => part is { Predicate: OneOf, IsNegated: false, Field: not null })
            .GroupBy(part => part.Field)
            .FirstOrDefault(values => values.Count() > 1)
            ?.Key;

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
