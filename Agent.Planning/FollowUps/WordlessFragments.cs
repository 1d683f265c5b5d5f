using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Edits;

namespace Agent.Planning.FollowUps;

/// <summary>Sentences that go on from an answer and name nothing of the dataset: what they change follows from the query alone.</summary>
internal static class WordlessFragments
{
    private static readonly string[] Lower = ["lowest", "least", "fewest", "smallest", "best"];

    /// <summary>The change; null where the query has nothing that could be changed so.</summary>
    public static QueryFragment? Of(FollowUpOpening opening, Query last, DatasetProfile profile) =>
        opening.Kind switch
        {
            FollowUpKind.Why => WhyFragment.Of(last, profile),
            FollowUpKind.Records => new QueryFragment { Records = true },
            FollowUpKind.Place => new QueryFragment { Place = opening.Number },
            FollowUpKind.Chart => new QueryFragment { Chart = opening.Rest == "column" ? "bar" : opening.Rest },
            FollowUpKind.Percent => new QueryFragment { Percent = true },
            FollowUpKind.Clear => new QueryFragment { ReleasesAll = true },
            FollowUpKind.Whole => new QueryFragment { Whole = true, Select = [new CountOf()] },
            FollowUpKind.Limit => Limit(opening, last),
            FollowUpKind.Statistic => Statistics(opening.Rest, last, profile),
            FollowUpKind.Extreme => Extreme(Lower.Contains(opening.Rest), last),
            _ => null,
        };

    /// <summary>Records keep their order; groups are the largest, or the smallest for "bottom".</summary>
    private static QueryFragment? Limit(FollowUpOpening opening, Query last) =>
        last.GroupBy.Count == 0 && last.Rows is null
            ? null
            : new QueryFragment
            {
                Limit = new Limit(opening.Number),
                Order = last.Rows is null ? new OrderBy { Select = 0, Descending = opening.Rest.Length == 0 } : null,
            };

    /// <summary>"And the average?": another statistic of the same number; of a course over time, the average of its periods.</summary>
    private static QueryFragment? Statistics(string name, Query last, DatasetProfile profile)
    {
        var function = name switch
        {
            "median" => Statistic.Median,
            "maximum" => Statistic.Max,
            "minimum" => Statistic.Min,
            "total" or "sum" => Statistic.Sum,
            _ => Statistic.Mean,
        };
        return last switch
        {
            { Rows: null, Select: [StatisticOf known] } => new QueryFragment { Select = [known with { Function = function }] },
            { Rows: not null, Order: [{ Value: ColumnValue { Field: var field } value }] }
                when profile.Sheet(field.Table ?? last.From)?.Column(field.Column)?.Kind.IsNumeric() == true => new QueryFragment
                {
                    Whole = true,
                    Select = [new StatisticOf(function, value)],
                },
            { Rows: null, Select: [CountOf], Compare: null } when function == Statistic.Sum => new QueryFragment { Whole = true },
            { Select: [CountOf count], GroupBy: [{ Period: { } period, Of: ColumnValue { Field: var date } }], Compare: null }
                when function == Statistic.Mean => new QueryFragment
                {
                    Whole = true,
                    Select = [new PerPeriod(count, period, date)],
                },
            _ => null,
        };
    }

    /// <summary>"And the lowest?": the other end of the groups, or of the number.</summary>
    private static QueryFragment? Extreme(bool isLowest, Query last) => last switch
    {
        { Rows: null, GroupBy.Count: > 0, CountGroups: false } => new QueryFragment
        {
            Order = new OrderBy { Select = 0, Descending = !isLowest },
            Limit = last.Limit is { } limit ? limit with { Skip = 0 } : new Limit(1),
        },
        { Rows: null, Select: [StatisticOf known] } => new QueryFragment
        {
            Select = [known with { Function = isLowest ? Statistic.Min : Statistic.Max }],
        },
        _ => null,
    };
}
