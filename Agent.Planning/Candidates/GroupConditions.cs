using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Drafts.Amounts;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>Groups that hold a condition, and how many there are: with more than ten, with none, in every year.</summary>
internal static class GroupConditions
{
    public static IEnumerable<Candidate> Of(Measured measured) =>
        [
            .. Compared(measured),
            .. MoreThanOnce(measured),
            .. WithNone(measured),
            .. WithAny(measured),
            .. InEvery(measured),
            .. InBoth(measured),
            .. HowMany(measured),
        ];

    /// <summary>"contractors with more than ten incidents", "sites with an average score under 85".</summary>
    private static IEnumerable<Candidate> Compared(Measured measured)
    {
        var draft = measured.Draft;
        if (draft.FreeComparisons.Count == 0 || NumberParts.Op(draft.FreeComparisons[0].Op) is not { } op || IsOfAnotherColumn(measured))
            yield break;
        foreach (var counted in Counted(draft))
        {
            Aggregate[] figures =
                measured.Select[0] is CountOf || IsOfRecords(draft) ? [new CountOf()]
                : IsOfTheFigure(draft, measured) ? [measured.Select[0]]
                : [measured.Select[0], new CountOf()];
            foreach (var of in figures)
                yield return Compared(measured, of, op, counted);
        }
    }

    /// <summary>"average score per site with persons involved over 3" bounds the persons right before it, not the score.</summary>
    private static bool IsOfAnotherColumn(Measured measured) =>
        measured.Draft.Question.Names.Any(name =>
            name is { Kind: TermKind.Column, Coverage: >= 0.7, Match: <= MatchKind.Stem, Column: { } column }
            && name.End == measured.Draft.FreeComparisons[0].Start
            && Numbers.IsMeasure(column)
            && ReferenceEquals(name.Sheet, measured.Draft.Sheet)
            && !(
                measured.Select[0] is StatisticOf { Of: ColumnValue { Field: var of } } && of == measured.Draft.FieldOf(name.Sheet, column)
            )
        );

    /// <summary>"with 20 or more fires", "at least three times": their number is bounded.</summary>
    private static bool IsOfRecords(Draft draft) =>
        draft.FreeComparisons[0].IsTimes || NumberParts.IsOfRecords(draft, draft.FreeComparisons[0]);

    /// <summary>"an average severity of 2.5 or more": where no word follows that could be counted, the figure is bounded.</summary>
    private static bool IsOfTheFigure(Draft draft, Measured measured) =>
        measured.Select[0] is StatisticOf
        && draft.Stats.Exists(stat => stat.At < draft.FreeComparisons[0].Start)
        && (
            draft.FreeComparisons[0].End >= draft.Question.Tokens.Count
            || draft.Question.Tokens[draft.FreeComparisons[0].End].Kind != TokenKind.Word
        );

    private static Candidate Compared(Measured measured, Aggregate of, CompareOp op, bool counted)
    {
        var next = measured.Draft.Clone();
        var comparison = next.FreeComparisons[0];
        next.Ledger.Use(comparison.Start, comparison.End);
        GroupShapes.UseGrouping(next);
        next.Take(Sense.Which, Sense.Who);
        next.Take(Sense.Having);
        // "an average score under 85: what is their average": one figure said twice.
        while (measured.Name == nameof(Statistic.Mean) && next.Take(Sense.Mean)) { }

        var figure = of is CountOf ? "count" : "figure";
        next.Features.Add($"having:{figure}:{comparison.Op}");
        next.Features.Add($"having:{figure}:{(NumberParts.IsOfRecords(next, comparison) ? "of records" : "of other")}");
        var query = GroupShapes.Query(next, measured) with { Having = [new Having(of, op, comparison.Value)], CountGroups = counted };
        // "which equipment appears in at least 15": no equipment is none of it.
        query = query with { GroupBy = [.. query.GroupBy.Select(key => key with { SkipBlank = true })] };
        if (!counted && Ranks.Take(next, false) is { } rank)
            query = query with { Order = [new OrderBy { Select = 0, Descending = rank.Descending }], Limit = new Limit(rank.Count ?? 1) };
        return Shapes.Finish(next, measured, query, counted ? "count of groups having" : "groups having");
    }

    /// <summary>"customers who complained twice": groups of more than one record.</summary>
    private static IEnumerable<Candidate> MoreThanOnce(Measured measured)
    {
        var draft = measured.Draft;
        // "an incident can have several" says what the cells are like.
        if (draft.Find(Sense.AtOnce) is { } several && draft.Question.Tokens.Take(several.Start).Any(token => token.Is("can", "may")))
            yield break;
        if (!draft.Has(Sense.AtOnce) && !draft.Question.Tokens.Any(token => token.Is("twice", "repeatedly")))
            yield break;
        var next = draft.Clone();
        next.Take(Sense.AtOnce);
        GroupShapes.UseGrouping(next);
        yield return Shapes.Finish(
            next,
            measured,
            GroupShapes.Query(next, measured) with
            {
                GroupBy = [.. next.Keys.Take(3).Select(key => key.Key with { SkipBlank = true })],
                Having = [new Having(new CountOf(), CompareOp.Gt, 1)],
                CountGroups = draft.Question.Operators.Any(op => op.Sense == Sense.Count && op.Start <= 1),
            },
            "groups having"
        );
    }

    /// <summary>"companies that appear in every year".</summary>
    private static IEnumerable<Candidate> InEvery(Measured measured)
    {
        var draft = measured.Draft;
        if (!draft.Has(Sense.ForAll) || draft.Keys.Count != 2)
            yield break;
        foreach (var counted in Counted(draft))
        {
            var next = draft.Clone();
            next.Take(Sense.ForAll);
            GroupShapes.UseGrouping(next);
            next.Take(Sense.Which);
            var query = GroupShapes.Query(next, measured);
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

    /// <summary>"sites with both a near miss and an injury".</summary>
    private static IEnumerable<Candidate> InBoth(Measured measured)
    {
        var draft = measured.Draft;
        if (
            !draft.Has(Sense.Both)
            || draft.Keys is not [{ Key: { Period: null, Part: null } key }]
            || Together(draft) is not { } field
            || key.Of == new ColumnValue(field)
        )
            yield break;
        foreach (var counted in Counted(draft))
        {
            var next = draft.Clone();
            next.Take(Sense.Both);
            GroupShapes.UseGrouping(next);
            next.Take(Sense.Which);
            next.Features.Add("groups:both");
            yield return Shapes.Finish(
                next,
                measured,
                GroupShapes.Query(next, measured) with
                {
                    ForAll = new ForAll(new GroupKey(new ColumnValue(field))),
                    CountGroups = counted,
                },
                counted ? "count of groups in all" : "groups in all"
            );
        }
    }

    /// <summary>"how many different departments had an incident in 2024" asks for the number of groups.</summary>
    private static IEnumerable<Candidate> HowMany(Measured measured)
    {
        var draft = measured.Draft;
        if (
            !draft.Question.Operators.Any(op => op.Sense == Sense.Count && op.Start <= 1)
            || draft.Keys.Count != 1
            || measured.Select[0] is not CountOf
            || draft.FreeComparisons.Count > 0
            // "monthly number of inspections" asks for each month, "how many months" for their number.
            || draft.Question.Periods.Any(period => period.IsAdverb && period.Start == draft.Keys[0].At)
        )
            yield break;
        var next = draft.Clone();
        next.Take(Sense.Distinct);
        yield return Shapes.Finish(
            next,
            measured,
            GroupShapes.Query(next, measured) with
            {
                CountGroups = true,
                GroupBy = [next.Keys[0].Key with { SkipBlank = true }],
            },
            "count of groups"
        );
    }

    /// <summary>"cost per type, where there is any": the groups that have some of it.</summary>
    private static IEnumerable<Candidate> WithAny(Measured measured)
    {
        var draft = measured.Draft;
        var any = Enumerable
            .Range(1, draft.Question.Tokens.Count - 1)
            .FirstOrDefault(
                at =>
                    draft.Question.Is(at, "any", "some")
                    && draft.Question.Is(at - 1, "is", "are", "was", "were", "caused", "cause", "have", "had", "has", "with")
                    && !draft.Ledger.IsUsed(at),
                -1
            );
        if (any < 0 || measured.Select is not [StatisticOf figure])
            yield break;
        var next = draft.Clone();
        next.Ledger.Use(any - 1, any + 1);
        GroupShapes.UseGrouping(next);
        next.Take(Sense.Which);
        next.Features.Add("having:any");
        yield return Shapes.Finish(
            next,
            measured,
            GroupShapes.Query(next, measured) with
            {
                Having = [new Having(figure, CompareOp.Gt, 0)],
            },
            "groups having"
        );
    }

    /// <summary>"which units have never had a fire": the groups none of whose records are so.</summary>
    private static IEnumerable<Candidate> WithNone(Measured measured)
    {
        var draft = measured.Draft;
        if (
            draft.Keys is not [{ Key: { Period: null, Part: null } key }]
            || measured.Select is not [CountOf]
            || draft.Parts.FindAll(part => part is { IsNegated: true, IsTime: false }) is not [var negated]
            // "permits by contractors other than Marsh" are permits.
            || draft.Cues.Before(draft.Keys[0].At) is "By" or "content" or "item"
            // "owner breakdown of outages whose cause is not theft"
            || draft.Question.Operators.Any(op => op.Sense == Sense.By && op.Start - draft.Keys[0].At is 1 or 2)
        )
            yield break;
        foreach (var counted in Counted(draft))
        {
            var next = draft.Clone();
            next.Parts.Remove(negated);
            GroupShapes.UseGrouping(next);
            next.Take(Sense.Which, Sense.Who, Sense.List);
            next.Features.Add("having:none");
            yield return Shapes.Finish(
                next,
                measured,
                GroupShapes.Query(next, measured) with
                {
                    GroupBy = [key with { SkipBlank = true }],
                    Having = [new Having(new CountOf { Where = negated.Predicate }, CompareOp.Eq, 0)],
                    CountGroups = counted,
                },
                counted ? "count of groups with none" : "groups with none"
            );
        }
    }

    // Groups are counted where the question counts.
    private static bool[] Counted(Draft draft) =>
        draft.Question.Operators.Any(op =>
            (op.Sense == Sense.Count || draft.Question.Is(op.Start + 1, "many"))
            // "spots with eight or more entries and how many each has" names them.
            && (draft.Keys.Count == 0 || op.Start <= draft.Keys[0].At || !draft.Question.Is(op.End, "each", "every"))
        )
            ? [false, true]
            : [false];

    /// <summary>"both a near miss and an injury": the column of which a group has several values; null for none.</summary>
    private static Field? Together(Draft draft) =>
        draft
            .Parts.Where(part => part is { Predicate: OneOf, IsNegated: false, Field: not null })
            .GroupBy(part => part.Field)
            .FirstOrDefault(values => values.Count() > 1)
            ?.Key;
}
