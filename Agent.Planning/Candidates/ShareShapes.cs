using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Drafts.Amounts;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>Shares: a part of the rows or of an amount, of all or of each group.</summary>
internal static class ShareShapes
{
    public static IEnumerable<Candidate> Of(Measured measured)
    {
        var draft = measured.Draft;
        if (!(draft.Has(Sense.Share) || IsRateOfStatus(draft)) || measured.Name is not ("count" or nameof(Statistic.Sum)))
            return [];
        var amount = measured.Select[0] is StatisticOf { Of: var operand } ? operand : null;
        return amount is not null && IsOfRecords(draft) ? [] : [.. Grouped(measured, amount), .. Parts(measured, amount)];
    }

    private static IEnumerable<Candidate> Grouped(Measured measured, Operand? amount)
    {
        if (measured.Draft.Keys.Count > 0)
            return [Groups(measured, amount)];
        return measured.Draft.Parts.Count == 3 ? Beside(measured, amount) : [];
    }

    private static IEnumerable<Candidate> Parts(Measured measured, Operand? amount)
    {
        var draft = measured.Draft;
        for (var part = 0; part < draft.Parts.Count; part++)
        {
            // "per crew, where the crew is known": every group is of the known ones.
            if (
                draft.Parts[part] is { Predicate: IsBlank { Field: var blank } }
                && draft.Keys.Exists(key => key.Key.Of == new ColumnValue(blank))
            )
                continue;
            yield return Parted(
                measured,
                amount,
                index => index == part,
                draft.Parts.Count == 1 ? "only"
                    : part == draft.Parts.Count - 1 ? "last"
                    : part == 0 ? "first"
                    : "middle"
            );
        }

        // "of those that had a due date": what has one is the whole.
        if (draft.Parts.Count > 1 && !draft.Parts.Exists(part => part is { Predicate: IsBlank, IsNegated: true }))
            yield return Parted(measured, amount, _ => true, "all");
        if (draft.Parts.Count > 2)
            yield return Parted(measured, amount, index => index > 0, "all but first");
    }

    /// <summary>"staff versus pupils: percentage of falls": the share within each of two groups of one column.</summary>
    private static IEnumerable<Candidate> Beside(Measured measured, Operand? amount)
    {
        var parts = measured.Draft.Parts;
        for (var part = 0; part < parts.Count; part++)
        {
            var groups = parts.Where((_, at) => at != part).ToList();
            if (
                !groups.TrueForAll(group => group is { Predicate: OneOf { Values.Count: 1 }, IsNegated: false, Field: not null })
                || groups[0].Field != groups[1].Field
                || parts[part].Field == groups[0].Field
            )
                continue;
            var next = measured.Draft.Clone();
            Use(next);
            next.Take(Sense.Versus);
            next.Features.Add("share:beside");
            yield return Shapes.Finish(
                next,
                measured,
                new Query
                {
                    From = next.Sheet.Table,
                    Where = Conditions.Join(next, groups),
                    Select =
                    [
                        new ShareOf
                        {
                            Part = Conditions.Join(next, [parts[part]]),
                            Amount = amount,
                            Base = ShareBase.Group,
                        },
                    ],
                    GroupBy = [new GroupKey(new ColumnValue(groups[0].Field!))],
                },
                "share within group"
            );
        }
    }

    /// <summary>"percentage of samples", "share of the land spills": of how many they are, whatever amount is named behind.</summary>
    private static bool IsOfRecords(Draft draft)
    {
        if (draft.Find(Sense.Share) is not { } share || !draft.Question.Is(share.End, "of"))
            return false;
        var at = share.End + 1;
        while (draft.Question.Is(at, "the", "all", "our", "these", "those", "total"))
            at++;
        return at < draft.Question.Tokens.Count
            && (
                draft.Cues.ItemAt(at) is { Name: { Kind: TermKind.Sheet, IsWhole: true } name } && ReferenceEquals(name.Sheet, draft.Sheet)
                || draft.IsRecordNoun(at)
            );
    }

    /// <summary>
    /// "closing rate", "on-time rate", "failure rate": a share, where a status or a value is said; other rates have hours or
    /// persons below the line.
    /// </summary>
    private static bool IsRateOfStatus(Draft draft) =>
        draft.Find(Sense.Rate) is { } rate
        && draft.Parts.Exists(part =>
            part.Predicate is HasStatus || (part is { Predicate: OneOf, IsNegated: false } && part.End == rate.Start)
        );

    private static void Use(Draft draft)
    {
        // "what share, in percent": asked for once and said again.
        if (IsRateOfStatus(draft))
            draft.Take(Sense.Rate);
        while (draft.Take(Sense.Share)) { }

        draft.Take(Sense.OfThe);
        draft.Take(Sense.Which);
        while (draft.Take(Sense.By, Sense.Each)) { }
    }

    private static Candidate Groups(Measured measured, Operand? amount)
    {
        var next = measured.Draft.Clone();
        Use(next);
        var query = next.Asked() with
        {
            Select = [new ShareOf { Amount = amount }],
            GroupBy = [.. next.Keys.Take(3).Select(key => key.Key)],
        };
        if (Ranks.Take(next, false) is { } rank)
            query = query with { Order = [new OrderBy { Select = 0, Descending = rank.Descending }], Limit = new Limit(rank.Count ?? 1) };
        return Shapes.Finish(next, measured, query, "share by group");
    }

    private static Predicate? Whole(Draft draft, List<Part> part, List<Part> whole)
    {
        var judged = Closed(part, whole);
        var said = draft.Where(item => whole.Contains(item) && (judged is null || item.Predicate is not HasStatus || item.IsNegated));
        return Conditions.All([said, judged]);
    }

    /// <summary>
    /// What was closed late is a part of what was closed late or on time: what was cancelled, or has no due date, can be neither.
    /// </summary>
    private static AnyOf? Closed(List<Part> part, List<Part> whole) =>
        part.Exists(item => item.Predicate is HasStatus { Status: ActionStatus.ClosedOnTime or ActionStatus.ClosedLate })
        && !whole.Exists(item => item.Predicate is HasStatus { Status: not ActionStatus.Closed })
            ? new AnyOf([new HasStatus(ActionStatus.ClosedOnTime), new HasStatus(ActionStatus.ClosedLate)])
            : null;

    /// <summary>"among departments with at least 20 incidents": a condition on the rows of a group; null where none is free.</summary>
    private static Having? Having(Draft next)
    {
        if (next.FreeComparisons.Count == 0 || NumberParts.Op(next.FreeComparisons[0].Op) is not { } op)
            return null;
        var comparison = next.FreeComparisons[0];
        next.Ledger.Use(comparison.Start, comparison.End);
        next.Take(Sense.Having);
        next.Take(Sense.OfThe);
        next.Features.Add("having:share");
        return new Having(new CountOf(), op, comparison.Value);
    }

    private static Candidate Parted(Measured measured, Operand? amount, Func<int, bool> isPart, string which)
    {
        var next = measured.Draft.Clone();
        var split = next.Question.Operators.FirstOrDefault(op => op.Sense == Sense.OfThe);
        Use(next);
        var parts = next.Parts.ToList();
        List<Part> part = [.. parts.Where((_, index) => isPart(index))];
        List<Part> whole = [.. parts.Where((_, index) => !isPart(index))];
        next.Features.Add($"share:{which}");
        next.Features.Add(part.Exists(item => item.IsTime) ? "share:part has time" : "share:part has no time");
        if (ShareVerb.Find(next.Question) is var (_, verb))
        {
            next.Features.Add(part.TrueForAll(item => item.Start > verb) ? "share:part after verb" : "share:part before verb");
            next.Features.Add(whole.TrueForAll(item => item.Start < verb) ? "share:whole before verb" : "share:whole after verb");
        }

        if (split is not null)
            next.Features.Add(whole.TrueForAll(item => item.Start >= split.Start) ? "share:whole after of the" : "share:whole elsewhere");
        var query = new Query
        {
            From = next.Sheet.Table,
            Where = Whole(next, part, whole),
            Select =
            [
                new ShareOf
                {
                    Part = Conditions.Join(next, part),
                    Amount = amount,
                    Base = next.Keys.Count > 0 ? ShareBase.Group : ShareBase.Total,
                },
            ],
            GroupBy = [.. next.Keys.Take(3).Select(key => key.Key)],
        };
        if (next.Keys.Count > 0 && Having(next) is { } having)
            query = query with { Having = [having] };
        if (next.Keys.Count > 0 && Ranks.Take(next, false) is { } rank)
            query = query with { Order = [new OrderBy { Select = 0, Descending = rank.Descending }], Limit = new Limit(rank.Count ?? 1) };
        return Shapes.Finish(next, measured, query, next.Keys.Count > 0 ? "share within group" : "share");
    }
}
