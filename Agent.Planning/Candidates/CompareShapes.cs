using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>Two groups or two times: both, their difference, ratio or change.</summary>
internal static class CompareShapes
{
    public static IEnumerable<Candidate> Of(Measured measured)
    {
        var draft = measured.Draft;
        if (IsByItsOwnTime(draft))
            yield break;
        for (var first = 0; first < draft.Parts.Count; first++)
        {
            for (var second = first + 1; second < draft.Parts.Count; second++)
            {
                if (!ArePair(draft.Parts[first], draft.Parts[second]))
                    continue;
                if (AreAlternatives(draft, draft.Parts[first], draft.Parts[second]))
                    continue;
                var isPer = IsPer(draft, draft.Parts[first], draft.Parts[second]);
                foreach (var form in isPer ? [ComparisonForm.Ratio] : Forms(draft))
                    yield return form == ComparisonForm.SideBySide
                    && draft.Keys.Count <= 1
                    && Grouped(measured, first, second) is { } grouped
                        ? grouped
                        : Compare(measured, first, second, form);
            }
        }

        for (var part = 0; part < draft.Parts.Count; part++)
        {
            if (Others(draft, draft.Parts[part]) is not { } others || draft.Parts[part].IsNegated)
                continue;
            foreach (var form in Forms(draft))
                yield return AgainstOthers(measured, part, others, form);
        }

        if (draft.Parts.Count > 0 && Ends(measured) is { } change)
            yield return change;
        if (
            draft.Has(Sense.Difference, Sense.Range)
            && measured.Select[0] is StatisticOf { Of: var operand }
            && draft.Has(Sense.Maximum, Sense.Minimum)
        )
        {
            var next = draft.Clone();
            next.Take(Sense.Difference, Sense.Range);
            while (next.Take(Sense.Maximum, Sense.Minimum)) { }

            yield return Shapes.Finish(
                next,
                measured,
                next.Asked() with
                {
                    Select = [new StatisticOf(Statistic.Range, operand)],
                    GroupBy = [.. next.Keys.Select(key => key.Key)],
                },
                "range"
            );
        }
    }

    /// <summary>
    /// "per grade, where the status is Closed or On hold": alternatives of a condition, which nothing compares.
    /// </summary>
    private static bool AreAlternatives(Draft draft, Part first, Part second) =>
        draft.Keys.Count > 0
        && !first.IsTime
        && second.Start - first.End is 1
        && draft.Question.Is(first.End, "or", ",")
        && draft.Keys.Exists(key =>
            key.Key.Of is ColumnValue { Field: var of }
            && of != first.Field
            && draft.Cues.Before(key.At) is nameof(Sense.By) or nameof(Sense.Each)
        )
        && !draft.Has(Sense.Versus, Sense.Difference, Sense.Ratio, Sense.Change, Sense.TimesMore)
        && !draft.Question.Tokens.Any(token => token.Is("more", "fewer", "higher", "lower", "less"));

    private static bool ArePair(Part first, Part second) =>
        (first.IsTime && second.IsTime && first.Predicate.GetType() == second.Predicate.GetType())
        || (
            !first.IsTime
            && !second.IsTime
            && first.Field is not null
            && first.Field == second.Field
            && (
                (first.Predicate is OneOf && second.Predicate is OneOf)
                || (first.Predicate is CompareValue { Op: CompareOp.Eq } && second.Predicate is CompareValue { Op: CompareOp.Eq })
            )
        );

    /// <summary>Whether a condition is one side of a comparison, or says it again: "compare A with B: how many more had A".</summary>
    private static bool IsSide(Part part, Part side) =>
        ReferenceEquals(part, side)
        || (
            part.IsNegated == side.IsNegated
            && (part.Predicate, side.Predicate) is (OneOf one, OneOf other)
            && one.Field == other.Field
            && one.Values.SequenceEqual(other.Values, StringComparer.Ordinal)
        );

    /// <summary>"near misses for every injury", "near misses per injury".</summary>
    private static bool IsPer(Draft draft, Part first, Part second) =>
        !first.IsTime
        && first.End < second.Start
        && Enumerable
            .Range(first.End, second.Start - first.End)
            .All(at =>
                draft.Question.Is(
                    at,
                    "are",
                    "there",
                    "were",
                    "did",
                    "do",
                    "we",
                    "have",
                    "record",
                    "recorded",
                    "report",
                    "reported",
                    "see",
                    "get",
                    "for",
                    "to",
                    "per",
                    "each",
                    "every",
                    "a",
                    "one",
                    "single"
                )
            )
        && Enumerable.Range(first.End, second.Start - first.End).Any(at => draft.Question.Is(at, "per", "each", "every"));

    private static IEnumerable<ComparisonForm> Forms(Draft draft)
    {
        if (draft.Has(Sense.Ratio, Sense.TimesMore))
            yield return ComparisonForm.Ratio;
        if (draft.Has(Sense.Difference, Sense.Change))
            yield return ComparisonForm.Difference;
        if (draft.Has(Sense.Change, Sense.Difference) && draft.Has(Sense.Share))
            yield return ComparisonForm.PercentChange;
        if (draft.Has(Sense.Versus, Sense.Each) || draft.Question.Tokens.Any(token => token.Is("and", "or", ",", "more")))
            yield return ComparisonForm.SideBySide;
    }

    /// <summary>"between archive years 2017 and 2018" has no groups of years: each would be in one of the two times alone.</summary>
    private static bool IsByItsOwnTime(Draft draft) =>
        draft.Parts.Find(part => part.IsTime) is { Field: { } time }
        && draft.Has(Sense.Change, Sense.Difference)
        && draft.Keys.Exists(key =>
            key.Key.Of is ColumnValue { Field: var of }
            && (of == time ? key.Key.Period is Period.Day : draft.ColumnOf(of) is { } column && ColumnRoles.IsYear(column))
        );

    private static Candidate Compare(Measured measured, int first, int second, ComparisonForm form)
    {
        var next = measured.Draft.Clone();
        var (one, other) = (next.Parts[first], next.Parts[second]);
        next.Take(
            form == ComparisonForm.Ratio ? Sense.Ratio
                : form == ComparisonForm.SideBySide ? Sense.Versus
                : Sense.Difference,
            Sense.Change,
            Sense.TimesMore
        );
        // "by how many did it change", "difference Q2 minus Q1" say it twice.
        if (form is ComparisonForm.Difference or ComparisonForm.PercentChange)
        {
            next.Take(Sense.Change);
            next.Take(Sense.Difference);
        }

        if (form == ComparisonForm.PercentChange)
        {
            next.Take(Sense.Change);
            next.Take(Sense.Share);
        }

        if (form is ComparisonForm.Difference or ComparisonForm.Ratio)
            next.Take(Sense.Count);
        while (next.Take(Sense.Versus)) { }

        next.Take(Sense.Each);
        // "for every injury" divides, and "by how many percent" changes, without a key.
        while ((next.Keys.Count > 0 || form == ComparisonForm.Ratio) && next.Take(Sense.By, Sense.Each)) { }

        // A change runs from the earlier time to the later one, whatever the order of the words.
        // "fewer in A than in B" is B minus A.
        var fewer = form == ComparisonForm.Difference && next.Question.Tokens.Any(token => token.Is("fewer", "less", "lower"));
        var swap =
            fewer
            || one.IsTime
                && form != ComparisonForm.SideBySide
                && Earlier(one, other)
                && !next.Question.Operators.Any(op => op.Sense == Sense.Difference && op.End - op.Start > 1);
        var (left, right) = swap ? (other, one) : (one, other);
        next.Features.Add($"compare:{(one.IsTime ? "times" : "values")}:{form}");
        next.Features.Add($"compare:{form}:between {Between(next, one, other)}");
        var query = new Query
        {
            From = next.Sheet.Table,
            Where = next.Where(part => !IsSide(part, one) && !IsSide(part, other)),
            Select = measured.Select,
            GroupBy = [.. next.Keys.Take(2).Select(key => key.Key)],
            Compare = new Comparison(
                new ComparedSet(left.Label) { Where = left.Whole },
                new ComparedSet(right.Label) { Where = right.Whole },
                form
            ),
        };
        if (next.Keys.Count > 0 && form != ComparisonForm.SideBySide && Ranks.Take(next, false) is { } rank)
            query = query with { Order = [new OrderBy { Select = 0, Descending = rank.Descending }], Limit = new Limit(rank.Count ?? 1) };
        return Shapes.Finish(next, measured, query, form == ComparisonForm.SideBySide ? "side by side" : "compare");
    }

    /// <summary>
    /// "in 2016 and in 2017", "women and men": one row for each, where one column tells both apart; null where it does not.
    /// </summary>
    private static Candidate? Grouped(Measured measured, int first, int second)
    {
        var (one, other) = (measured.Draft.Parts[first], measured.Draft.Parts[second]);
        if (one.IsNegated || other.IsNegated || one.Field is not { } field || field != other.Field || Key(one, other, field) is not { } key)
            return null;
        var next = measured.Draft.Clone();
        // "2025 against 2026, June to August of each year": the years are the two.
        next.Keys.RemoveAll(same => same.Key.Of == key.Of && same.Key.Period == key.Period);
        while (next.Take(Sense.Versus) || next.Take(Sense.Each) || (next.Keys.Count > 0 && next.Take(Sense.By))) { }

        next.Take(Sense.Count);
        next.Features.Add("compare:grouped");
        next.Features.Add($"compare:{ComparisonForm.SideBySide}:between {Between(next, one, other)}");
        next.Features.Add($"compare:{(one.IsTime ? "times" : "values")}:{ComparisonForm.SideBySide}");
        return Shapes.Finish(
            next,
            measured,
            next.Asked() with
            {
                Select = measured.Select,
                GroupBy = [key, .. next.Keys.Select(other => Within(key, other.Key))],
            },
            "side by side"
        );
    }

    /// <summary>"by month, 2024 beside 2025": each year has its January.</summary>
    private static GroupKey Within(GroupKey year, GroupKey key) =>
        year.Period == Period.Year && key.Period == Period.Month && key.Of == year.Of
            ? key with
            {
                Period = null,
                Part = CalendarPart.MonthOfYear,
            }
            : key;

    private static GroupKey? Key(Part one, Part other, Field field) =>
        (one.Predicate, other.Predicate) switch
        {
            (OneOf { Values.Count: 1 }, OneOf { Values.Count: 1 }) => new GroupKey(new ColumnValue(field)),
            (CompareValue, CompareValue) => new GroupKey(new ColumnValue(field)),
            (InTimeRange { From: { } from, Until: { } until }, InTimeRange { From: { } start, Until: { } end }) => Length(from, until)
                is { } period
            && period == Length(start, end)
                ? new GroupKey(new ColumnValue(field)) { Period = period }
                : null,
            _ => null,
        };

    private static Period? Length(DateTime from, DateTime until) =>
        from.Day != 1 ? null
        : until == from.AddYears(1) && from.Month == 1 ? Period.Year
        : until == from.AddMonths(3) && from.Month % 3 == 1 ? Period.Quarter
        : until == from.AddMonths(1) ? Period.Month
        : null;

    /// <summary>Where "the others", "all other accidents", "the rest" stands behind a group; null where it does not.</summary>
    private static (int Start, int End)? Others(Draft draft, Part part)
    {
        for (var at = part.End; at < Math.Min(draft.Question.Tokens.Count, part.End + 7); at++)
        {
            if (
                !draft.Ledger.IsUsed(at)
                && draft.Question.Is(at, "other", "others", "rest", "remaining", "remainder", "everything", "elsewhere")
                && draft.Cues.ItemAt(at) is null
            )
                return (
                    draft.Question.Is(at - 1, "all", "the", "every") ? at - 1 : at,
                    draft.Question.Is(at + 1, "else") ? at + 2 : at + 1
                );
        }

        return null;
    }

    private static Candidate AgainstOthers(Measured measured, int at, (int Start, int End) others, ComparisonForm form)
    {
        var next = measured.Draft.Clone();
        var part = next.Parts[at];
        next.Take(Sense.Difference, Sense.Ratio, Sense.Change, Sense.Versus, Sense.TimesMore);
        next.Take(Sense.Versus);
        next.Ledger.Use(others.Start, others.End);
        next.Features.Add("compare:with the others");
        next.Features.Add($"compare:with the others:{form}");
        var query = new Query
        {
            From = next.Sheet.Table,
            Where = next.Where(other => !ReferenceEquals(other, part)),
            Select = measured.Select,
            GroupBy = [.. next.Keys.Take(2).Select(key => key.Key)],
            Compare = new Comparison(
                new ComparedSet(part.Label) { Where = part.Whole },
                new ComparedSet("Others") { Where = new Negation(part.Whole) },
                form
            ),
        };
        return Shapes.Finish(next, measured, query, form == ComparisonForm.SideBySide ? "side by side" : "compare");
    }

    private static bool Earlier(Part one, Part other) =>
        one.Predicate is InTimeRange { From: { } first } && other.Predicate is InTimeRange { From: { } second } && first < second;

    private static string Between(Draft draft, Part one, Part other) =>
        Enumerable
            .Range(one.End, Math.Max(0, other.Start - one.End))
            .Select(at => draft.Question.Tokens[at].Lower)
            .FirstOrDefault(word => word is "and" or "or" or "than" or "to" or "versus" or "with")
        ?? "none";

    /// <summary>"from 2016 to 2017" is one stretch for a count and two ends for a change.</summary>
    private static Candidate? Ends(Measured measured)
    {
        var draft = measured.Draft;
        if (!draft.Has(Sense.Change, Sense.Difference))
            return null;
        foreach (var item in draft.Items)
        {
            if (
                item.Time?.Ends is not { } ends
                || draft.Parts.Find(part => part.IsTime && part.Start == item.Start) is not { Field: { } field } part
                || part.Predicate is not InTimeRange
            )
                continue;
            var next = draft.Clone();
            next.Take(Sense.Change, Sense.Difference);
            next.Take(Sense.Change);
            var percent = next.Take(Sense.Share);
            next.Take(Sense.Count);
            while (next.Keys.Count > 0 && next.Take(Sense.By, Sense.Each)) { }

            next.Features.Add("compare:ends");
            var query = new Query
            {
                From = next.Sheet.Table,
                Where = next.Where(other => !ReferenceEquals(other, part) && !(other.IsTime && other.Start == part.Start)),
                Select = measured.Select,
                GroupBy = [.. next.Keys.Take(2).Select(key => key.Key)],
                Compare = new Comparison(
                    new ComparedSet(ends.Last.InWords()) { Where = new InTimeRange(field, ends.Last.From, ends.Last.Until) },
                    new ComparedSet(ends.First.InWords()) { Where = new InTimeRange(field, ends.First.From, ends.First.Until) },
                    percent ? ComparisonForm.PercentChange : ComparisonForm.Difference
                ),
            };
            if (next.Keys.Count > 0 && Ranks.Take(next, false) is { } rank)
                query = query with
                {
                    Order = [new OrderBy { Select = 0, Descending = rank.Descending }],
                    Limit = new Limit(rank.Count ?? 1),
                };
            return Shapes.Finish(next, measured, query, "compare");
        }

        return null;
    }
}
