using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Figures;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>
/// The rule for periods without rows: between the first and the last they are there, with zero counts; a range of time that was asked for
/// counts as far as the data go.
/// </summary>
/// <param name="Index">Which key is the period.</param>
/// <param name="Period">The period.</param>
/// <param name="Low">A moment that must be covered; null for the first row's.</param>
/// <param name="High">A moment that must be covered; null for the last row's.</param>
internal sealed record PeriodFill(int Index, Period Period, DateTime? Low, DateTime? High)
{
    /// <summary>
    /// Times of which any was asked for ("2016 and 2018"): a period that lies between them is none of the answer; empty where time was not
    /// asked for so.
    /// </summary>
    public IReadOnlyList<InTimeRange> Within { get; init; } = [];

    /// <summary>The groups with those that are missing.</summary>
    public SqlText Sql(SqlText groups, IReadOnlyList<string> keys, IReadOnlyList<(string Name, bool IsZero)> aggregates)
    {
        var key = SqlText.Checked(keys[Index]);
        var others = keys.Where((_, index) => index != Index).Distinct().Select(SqlText.Checked).ToList();
        SqlText first = Low is { } low
            ? (SqlText)$"least((SELECT min({key}) FROM s), CAST({PeriodSteps.Start(low, Period)} AS DATE))"
            : $"(SELECT min({key}) FROM s)";
        SqlText last = High is { } high
            ? (SqlText)$"greatest((SELECT max({key}) FROM s), CAST({PeriodSteps.Start(high, Period)} AS DATE))"
            : $"(SELECT max({key}) FROM s)";
        SqlText every = $"SELECT CAST(unnest(generate_series({first}, {last}, {PeriodSteps.Length(Period)})) AS DATE) AS {key}";
        SqlText series =
            Within.Count == 0
                ? (SqlText)$"({every}) AS p"
                : $"(SELECT {key} FROM ({every}) AS e WHERE {SqlText.Join(" OR ", Within.Select(range => Touches(key, range)))}) AS p";
        SqlText all = others.Count == 0 ? series : $"{series} CROSS JOIN (SELECT DISTINCT {SqlText.Join(", ", others)} FROM s) AS d";
        var on = SqlText.Join(string.Empty, others.Select(other => (SqlText)$" AND s.{other} IS NOT DISTINCT FROM d.{other}"));
        var names = keys.Distinct().Select(name => name == keys[Index] ? (SqlText)$"p.{key}" : $"d.{SqlText.Checked(name)}");
        var filled = aggregates.Select(aggregate => aggregate.IsZero
            ? (SqlText)$"coalesce(s.{SqlText.Checked(aggregate.Name)}, 0) AS {SqlText.Checked(aggregate.Name)}"
            : $"s.{SqlText.Checked(aggregate.Name)}");
        // The group without a date is of the same series: what adds up to nothing is 0 there, too.
        var own = keys.Distinct().Select(SqlText.Checked);
        return $"WITH s AS ({groups}) SELECT {SqlText.Join(", ", [.. names, .. filled])} FROM {all} LEFT JOIN s ON s.{key} = p.{key}{on} UNION ALL SELECT {SqlText.Join(", ", [.. own, .. filled])} FROM s WHERE {key} IS NULL";
    }

    private SqlText Touches(SqlText start, InTimeRange range)
    {
        SqlText before = range.Until is { } until ? (SqlText)$"{start} < {until}" : $"TRUE";
        SqlText after = range.From is { } from ? (SqlText)$"{start} + {PeriodSteps.Length(Period)} > {from}" : $"TRUE";
        return $"({before} AND {after})";
    }

    /// <summary>The times of one condition that asks for any of several.</summary>
    public static IReadOnlyList<InTimeRange> Any(IReadOnlyList<Predicate> conditions, Field? date) =>
        conditions
            .OfType<AnyOf>()
            .Where(any => any.Items.All(item => item is InTimeRange range && range.Field == date))
            .Select(any => any.Items.Cast<InTimeRange>().ToList())
            .FirstOrDefault()
        ?? [];

    /// <summary>The fill of a key over the range of time asked for, as far as its column has dates.</summary>
    public static PeriodFill Of(int index, KeyPlan key, Core.Datasets.ColumnProfile? column, TimeBounds asked)
    {
        var none = new PeriodFill(index, key.Period!.Value, null, null);
        if (
            (asked.From is null && asked.Until is null)
            || column?.Min is null
            || column.Max is null
            || DateSpan.Parse(column.Min) is not { } min
            || DateSpan.Parse(column.Max) is not { } max
        )
            return none;
        var low = asked.From ?? min.Start;
        var high = asked.Until?.AddTicks(-10) ?? max.Start;
        if (low >= max.End || high < min.Start || low > high)
            return none;
        return none with { Low = low < min.Start ? min.Start : low, High = high > max.End ? max.Start : high };
    }
}
