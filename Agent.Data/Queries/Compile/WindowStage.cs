using System.Globalization;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Figures;
using Agent.Data.Queries.Compile.Keys;

namespace Agent.Data.Queries.Compile;

/// <summary>
/// What is made of a series of periods. The periods that a window looks back to are read even where they lie before the range asked for.
/// </summary>
internal static class WindowStage
{
    /// <summary>
    /// The query with its range of time begun as much earlier as the window looks back, and where the range asked for begins.
    /// </summary>
    public static (Query Query, DateTime? From) LookBack(Query query, Window window)
    {
        var back = window.Form switch
        {
            WindowForm.Cumulative => 0,
            WindowForm.Change or WindowForm.PercentChange => window.Periods,
            _ => window.Periods - 1,
        };
        if (query.GroupBy.Count == 0 || query.GroupBy[^1] is not { Period: { } period, Of: ColumnValue value } || back == 0)
            return (query, null);
        IReadOnlyList<Predicate> conditions = query.Where is AllOf all ? all.Items : query.Where is null ? [] : [query.Where];
        if (TimeBounds.Of(conditions, value.Field).From is not { } from)
            return (query, null);
        var earlier = PeriodSteps.Add(PeriodSteps.Start(from, period), period, -back);
        List<Predicate> widened =
        [
            .. conditions.Select(condition =>
                condition is InTimeRange { From: not null } range && range.Field == value.Field ? range with { From = earlier } : condition
            ),
        ];
        return (query with { Where = widened.Count == 1 ? widened[0] : new AllOf(widened) }, PeriodSteps.Start(from, period));
    }

    /// <exception cref="QueryFault">The last key is no period, or there are too few periods.</exception>
    public static GroupTable Apply(GroupTable table, Window window, DateTime? from, CompileContext context)
    {
        using var part = context.In("window");
        if (table.Keys.Count == 0 || table.Keys[^1].Plan.Period is not { } period)
            throw context.Fault("bad_query", "A window needs a period as the last key of groupBy.");
        if (window.Periods < 1 || (window.Periods < 2 && window.Form is WindowForm.RollingMean or WindowForm.RollingSum))
            throw context.Fault("bad_value", "A rolling window has 2 periods or more; a change looks back 1 or more.");
        var key = SqlText.Checked(table.Keys[^1].Name);
        var series = table.Keys.Take(table.Keys.Count - 1).Select(other => SqlText.Checked(other.Name)).ToList();
        SqlText by = series.Count == 0 ? (SqlText)$"" : $"PARTITION BY {SqlText.Join(", ", series)} ";
        SqlText over = $"{by}ORDER BY {key}";

        var made = new List<SqlText>();
        var outputs = new List<(string, QueryColumn)>();
        var figures = new List<string>();
        for (var index = 0; index < table.Outputs.Count; index++)
        {
            var (name, column) = table.Outputs[index];
            if (!table.Figures.Contains(name))
            {
                outputs.Add((name, column));
                continue;
            }

            var own = name + "w";
            figures.Add(own);
            outputs.Add((own, Column(window, column, period)));
            if (Adds(window) && table.Quotients.TryGetValue(name, out var factor))
            {
                // The rate of twelve months is their cases by their hours, not the sum or mean of twelve rates.
                var (above, below) = (table.Outputs[index + 1], table.Outputs[index + 2]);
                var (x, y) = (Figure(window, SqlText.Checked(above.Name), over), Figure(window, SqlText.Checked(below.Name), over));
                made.Add(
                    $"CAST({x} AS DOUBLE) * {factor} / nullif({y}, 0) AS {SqlText.Checked(own)}, {x} AS {SqlText.Checked(above.Name + "w")}, {y} AS {SqlText.Checked(below.Name + "w")}"
                );
                outputs.Add((above.Name + "w", above.Column));
                outputs.Add((below.Name + "w", below.Column));
                index += 2;
                continue;
            }

            made.Add($"{Figure(window, SqlText.Checked(name), over)} AS {SqlText.Checked(own)}");
            outputs.Add((name, column with { Role = ResultRole.Side }));
        }

        SqlText sql = $"SELECT *, {SqlText.Join(", ", made)} FROM ({table.Sql}) WHERE {key} IS NOT NULL";
        if (from is { } begin)
            sql = $"SELECT * FROM ({sql}) WHERE {key} >= {begin}";
        var having = table.Having.Select(condition => (condition.Figure + "w", condition.Op, condition.Value));
        return table with { Sql = sql, Outputs = outputs, Figures = figures, Having = [.. having] };
    }

    private static bool Adds(Window window) => window.Form is WindowForm.RollingSum or WindowForm.RollingMean or WindowForm.Cumulative;

    private static SqlText Figure(Window window, SqlText figure, SqlText over)
    {
        var periods = SqlText.Checked(window.Periods.ToString(CultureInfo.InvariantCulture));
        SqlText rolling =
            $"({over} ROWS BETWEEN {SqlText.Checked((window.Periods - 1).ToString(CultureInfo.InvariantCulture))} PRECEDING AND CURRENT ROW)";
        SqlText earlier = $"lag({figure}, {periods}) OVER ({over})";
        return window.Form switch
        {
            WindowForm.RollingMean => (SqlText)$"CASE WHEN count(*) OVER {rolling} = {periods} THEN avg({figure}) OVER {rolling} END",
            WindowForm.RollingSum => $"CASE WHEN count(*) OVER {rolling} = {periods} THEN sum({figure}) OVER {rolling} END",
            WindowForm.Cumulative => $"sum({figure}) OVER ({over} ROWS UNBOUNDED PRECEDING)",
            WindowForm.Change => $"({figure} - {earlier})",
            _ => $"(100.0 * ({figure} - {earlier}) / nullif({earlier}, 0))",
        };
    }

    private static QueryColumn Column(Window window, QueryColumn figure, Period period)
    {
        var word = PeriodSteps.Word(period);
        var (name, label) = window.Form switch
        {
            WindowForm.RollingMean => ($"rolling mean of {figure.Name}", $"{figure.Label}, mean of {window.Periods} {word}s"),
            WindowForm.RollingSum => ($"rolling sum of {figure.Name}", $"{figure.Label}, sum of {window.Periods} {word}s"),
            WindowForm.Cumulative => ($"cumulative {figure.Name}", $"{figure.Label}, running total"),
            WindowForm.Change => ($"change in {figure.Name}", $"Change in {figure.Label}"),
            _ => ($"percent change in {figure.Name}", $"Change in {figure.Label} in percent"),
        };
        var kind = window.Form switch { WindowForm.PercentChange => "percent", WindowForm.RollingMean => "number", _ => figure.Kind };
        return figure with { Name = name, Label = label, Kind = kind, Unit = window.Form == WindowForm.PercentChange ? "%" : figure.Unit };
    }
}
