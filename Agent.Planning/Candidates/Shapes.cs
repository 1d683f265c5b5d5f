using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>The shapes that an answer may have: one figure, groups, the top of them, records, a share, a comparison, a series.</summary>
internal static class Shapes
{
    private static readonly (Sense Sense, string Kind)[] Charts =
    [
        (Sense.ChartPie, "pie"),
        (Sense.ChartLine, "line"),
        (Sense.ChartHeat, "heatmap"),
        (Sense.ChartBar, "bar"),
        (Sense.Chart, "auto"),
    ];

    public static IEnumerable<Candidate> Of(Measured measured)
    {
        if (measured.Draft.Keys.Select(key => key.Key).Distinct().Count() < measured.Draft.Keys.Count || SaysMonthsTwice(measured.Draft))
            return [];
        IEnumerable<Candidate> all =
            measured.Draft.Keys.Count == 0
                ? [.. Scalar(measured), .. RowShapes.Of(measured), .. ShareShapes.Of(measured), .. CompareShapes.Of(measured)]
                : [.. GroupShapes.Of(measured), .. ShareShapes.Of(measured), .. CompareShapes.Of(measured), .. SeriesShapes.Of(measured)];
        // A column to be shown is told by records alone: elsewhere nothing would use it.
        return measured.Draft.Shows.Count == 0 ? all : all.Where(candidate => candidate.Query.Rows is not null);
    }

    /// <summary>"by calendar month for 2016 (month by month)": January and January 2016 are one key.</summary>
    private static bool SaysMonthsTwice(Draft draft) =>
        draft.Keys.Exists(month =>
            month.Key.Part == CalendarPart.MonthOfYear
            && draft.Keys.Exists(other => other.Key.Period == Period.Month && other.Key.Of == month.Key.Of)
        );

    /// <summary>"how many in 2025, and how many in 2026": two figures, and no one of both years together.</summary>
    private static bool AsksTwice(Draft draft) =>
        draft.Parts.FindAll(part => part.IsTime) is [var first, var second]
        && first.Field == second.Field
        && Enumerable
            .Range(first.End, Math.Max(0, second.Start - first.End))
            .Any(at => draft.Question.Is(at, "how") && draft.Question.Is(at + 1, "many", "much"));

    private static IEnumerable<Candidate> Scalar(Measured measured)
    {
        if (AsksTwice(measured.Draft))
            yield break;
        var next = measured.Draft.Clone();
        yield return Finish(next, measured, next.Asked() with { Select = measured.Select }, "scalar");
    }

    /// <summary>Completes a candidate: what is left unused, which operators meet which shape, how large the query is.</summary>
    public static Candidate Finish(Draft draft, Measured measured, Query query, string shape)
    {
        var features = draft.Features;
        var chart = Chart(draft);
        features.Add($"shape:{shape}");
        features.Add($"shape:{shape}:{measured.Name}");
        foreach (var sense in draft.Cues.Senses)
        {
            features.Add($"word {sense}:{shape}");
            features.Add($"word {sense}:{measured.Name}");
        }

        // "Have the fines been paid?" asks for no total of them.
        if (draft.Question.Is(0, "is", "are", "was", "were", "has", "have", "had", "did", "does", "do"))
            features.Add($"asked yes or no:{measured.Name}");
        if (draft.Question.Operators.Count(op => op.Sense == Sense.Count) > 1)
            features.Add($"counted twice:{shape}");
        if (draft.Question.Is(0, "what", "which", "who", "how", "list", "show", "give", "name"))
            features.Add($"opens:{draft.Question.Tokens[0].Lower}:{shape}");
        if (SaysHowManyOfEach(draft))
            features.Add($"count said behind a name:{shape}");
        var first = First(draft);
        features.Add($"first:{first}:{shape}");
        features.Add($"first:{first}:{measured.Name}");
        DescribeKeys(draft, query, first);
        foreach (var op in draft.Ledger.UnusedOperators())
            features.Add($"unused:{op.Sense}");
        features.Add("unused:meaning", Math.Min(4, draft.Ledger.UnusedMeaning().Count()));
        features.Add(draft.Ledger.IsComplete ? "ledger:complete" : "ledger:incomplete");
        var content = draft.Ledger.UnusedContent().ToList();
        features.Add("unused:content", content.Count);
        features.Add(content.Count == 0 ? "unused:no content" : "unused:some content");
        if (content.Exists(at => draft.Question.Tokens[at].Number is not null))
            features.Add("unused:number");
        features.Add("unused:soft", Math.Min(4, draft.Ledger.UnusedSoft().Count()));
        features.Add("unused:time", draft.Ledger.UnusedTimes().Count());
        features.Add("unused:period", draft.Ledger.UnusedPeriods().Count());
        features.Add("unused:bound", draft.Ledger.UnusedBounds().Count());
        features.Add("unused:comparison", draft.Ledger.UnusedComparisons().Count());
        features.Add($"parts:{Math.Min(4, draft.Parts.Count)}");
        features.Add($"keys:{draft.Keys.Count}");
        foreach (var part in draft.Parts.Where(part => part.Field is not null && !part.IsTime && IsKey(draft, part.Field)))
            features.Add(part.IsNegated ? "key:condition on it, negated" : "key:condition on it");
        return new Candidate(
            query with
            {
                AsOf = draft.AsOf,
                Presentation = new Presentation
                {
                    Form = Form(draft, first),
                    Chart = chart,
                    Noun = draft.Noun,
                },
            },
            draft.Sheet,
            features,
            draft.Ledger
        )
        {
            Shape = shape,
        };
    }

    /// <summary>"all categories except dwellings, with the number of incidents": the number stands beside each.</summary>
    private static bool SaysHowManyOfEach(Draft draft) =>
        draft.Question.Operators.Any(op =>
            op.Sense == Sense.Count
            && draft.Question.Is(op.Start - 1, "with", "and", "the", "plus")
            && draft.Items.Any(item => item.Name is { Kind: TermKind.Column } && item.End < op.Start)
        );

    private static void DescribeKeys(Draft draft, Query query, string first)
    {
        if (first == nameof(Sense.Who) && query.GroupBy is [{ Of: ColumnValue { Field: var asked } }, ..])
            draft.Features.Add(draft.ColumnOf(asked) is { } key && WhoKeys.IsOfPersons(key) ? "who:a person" : "who:no person");
        if (IsOfAnotherTime(draft, query))
            draft.Features.Add("period:of another date than the time");
    }

    /// <summary>Months of one date within a stretch of another.</summary>
    private static bool IsOfAnotherTime(Draft draft, Query query) =>
        draft.Parts.Find(part => part.IsTime && part.Field is not null) is { Field: var time }
        && query.GroupBy.Any(key =>
            (key.Period is not null || key.Part is not null) && key.Of is ColumnValue { Field: var of } && of != time
        );

    private static bool IsKey(Draft draft, Field field) =>
        draft.Keys.Exists(key => key.Key.Of is ColumnValue { Field: var of } && of == field);

    private static string? Chart(Draft draft)
    {
        string? chart = null;
        foreach (var (sense, kind) in Charts)
        {
            while (draft.Take(sense))
                chart ??= kind;
        }

        return chart;
    }

    private static AnswerForm Form(Draft draft, string first) =>
        first switch
        {
            // "did it go up or down" is no question for yes or no.
            "yesno" => draft.Question.Tokens.Any(token => token.Is("or")) ? AnswerForm.Any : AnswerForm.YesNo,
            nameof(Sense.When) => AnswerForm.When,
            nameof(Sense.Which) or nameof(Sense.Who) or nameof(Sense.Where) => AnswerForm.Which,
            _ => AnswerForm.Any,
        };

    /// <summary>How the question begins: its first operator, or a yes-or-no question.</summary>
    private static string First(Draft draft)
    {
        if (draft.Question.Is(0, "is", "are", "was", "were", "do", "does", "did", "has", "have"))
            return "yesno";
        return draft.Question.Operators.FirstOrDefault(op => op.Start <= 2)?.Sense.ToString()
            ?? (draft.Question.Tokens[0].Kind == TokenKind.Word && draft.Question.IsContent(0) ? "content" : "none");
    }
}
