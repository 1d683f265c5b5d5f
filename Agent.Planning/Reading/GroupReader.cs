using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;
using Agent.Planning.Times;

namespace Agent.Planning.Reading;

/// <summary>Reads what the answer is laid out by: columns, periods, values or times set beside each other.</summary>
internal static class GroupReader
{
    private static readonly string[] Beside = ["compare", "compared", "comparison", "versus", "against", "each", "respectively", "counts", "separately"];

    public static void Read(Draft draft, bool isChart)
    {
        var sentence = draft.Sentence;
        foreach (var period in draft.Periods.Where(period => period.Role is PeriodRole.Group or PeriodRole.Which))
        {
            if (draft.Date is not null && !draft.Groups.Exists(group => group.Period == period.Period))
                draft.Groups.Add(new GroupTerm(period.Period == "hour" ? TimeFilters.Clock(draft.Date) ?? draft.Date : draft.Date, period.Period));
        }

        foreach (var link in draft.Roles.Groups.Concat(draft.Roles.Focus))
        {
            if (!draft.Groups.Exists(group => group.Column.Is(Draft.Ref(link))))
                draft.Groups.Add(new GroupTerm(Draft.Ref(link)));
        }

        // "pie chart of incident types": what is drawn is what is named.
        if (isChart && draft.Groups.Count == 0 && draft.Roles.Hints.Find(hint => hint.Column!.Kind.IsText() && !draft.Filters.Exists(filter => filter.Condition is ValueCondition value && value.Column.Is(Draft.Ref(hint)))) is { } drawn)
            draft.Groups.Add(new GroupTerm(Draft.Ref(drawn)));
        Values(draft);
        Ranges(draft);
        if (draft.Groups.Count == 0 && draft.Date is not null && (sentence.Has("trend", "trends") || sentence.HasPhrase("over time", "over the years", "over the months")))
            draft.Groups.Add(new GroupTerm(draft.Date, sentence.HasPhrase("over the years") || Years(draft) > 4 ? "year" : "month"));
    }

    private static int Years(Draft draft) =>
        TimeFilters.Parse(draft.Date!.Column.Min) is { } min && TimeFilters.Parse(draft.Date.Column.Max) is { } max && !draft.Sentence.Times.Any(time => time.Range is not null) ? max.Year - min.Year : 0;

    /// <summary>"men versus women": both are rows of the answer.</summary>
    private static void Values(Draft draft)
    {
        if (!draft.Sentence.Has(Beside) && draft.Sentence.FindPhrase("difference between") < 0)
            return;
        foreach (var (condition, _) in draft.Filters)
        {
            if (condition is ValueCondition { IsNegated: false } value && Links(draft, value) >= 2 && !draft.Groups.Exists(group => group.Column.Is(value.Column)))
            {
                draft.Groups.Add(new GroupTerm(value.Column));
                draft.IsComparison = true;
            }
        }
    }

    private static int Links(Draft draft, ValueCondition condition) =>
        draft.Sentence.Links.Count(link => link.Kind == TermKind.Value && condition.Column.Is(Draft.Ref(link)) && link.Values.Any(condition.Values.Contains));

    /// <summary>"2016 against 2017", "how many in 2016 and how many in 2017".</summary>
    private static void Ranges(Draft draft)
    {
        var ranges = draft.Sentence.Times.Where(time => time.Range is { From: not null, Until: not null }).Select(time => time.Range!).ToList();
        var twice = draft.Sentence.Tokens.Count(token => token.Is("many")) > 1;
        if (ranges.Count < 2 || draft.Date is null || draft.Groups.Exists(group => group.Period is not null) || !(draft.Sentence.Has(Beside) || twice))
            return;
        draft.Groups.Add(new GroupTerm(draft.Date, Period(ranges)));
        draft.IsComparison = true;
    }

    private static string Period(List<TimeRange> ranges)
    {
        if (ranges.Select(range => range.From!.Value.Year).Distinct().Count() == ranges.Count)
            return "year";
        return ranges.TrueForAll(range => range.Until == range.From!.Value.AddMonths(1)) ? "month" : ranges.TrueForAll(range => range.Until == range.From!.Value.AddMonths(3)) ? "quarter" : "day";
    }
}
