using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Data.Measures;
using Agent.Data.Measures.Words;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>Runs what measures ask and makes the tables people see.</summary>
internal static class MeasureTables
{
    /// <exception cref="Queries.ToolRefusal">The measure cannot be given.</exception>
    public static async Task<ToolTable> RunAsync(
        ToolCall call,
        IDomainMeasure measure,
        MeasureContext context,
        CancellationToken cancellationToken
    )
    {
        var plan = measure.Plan(context);
        var result = await QueryTables.RunAsync(call, plan.Query, cancellationToken, plan.MaxRows).ConfigureAwait(false);
        foreach (var note in plan.Notes)
            call.Note(note);
        var table = QueryTables.Make(call, plan.Query, Told(plan.Shape(result), context.Words), isShaped: true);
        var leftOut = new List<ExcludedRows>();
        foreach (var (reason, where) in plan.LeftOut)
        {
            if (await CountAsync(call, plan.Query, context, where, cancellationToken).ConfigureAwait(false) is > 0 and var rows)
                leftOut.Add(new ExcludedRows(reason, rows));
        }

        table = table with
        {
            Title = plan.Title,
            Query = plan.ShowsQuery ? table.Query : null,
            Evidence = table.Evidence with { RowsExcluded = [.. table.Evidence.RowsExcluded, .. leftOut] },
        };
        var kept = call.Keep(table, result.FromCache);
        return plan.Chart is not { } chart || table.Rows.Count == 0
            ? kept
            : kept with { Chart = ChartMaker.Make(chart, table, table.Title, call.Workspace.NextChartId()) };
    }

    /// <summary>The result with the headings and units of its figures in the reader's language; those of keys are the data's own.</summary>
    private static QueryResult Told(QueryResult result, MeasureWords words) =>
        words == MeasureWords.English
            ? result
            : result with
            {
                Columns =
                [
                    .. result.Columns.Select(column =>
                        column with
                        {
                            Label = column.Role == ResultRole.Key ? column.Label : words.Own(column.Label),
                            Unit = column.Unit is { } unit ? words.Own(unit) : null,
                        }
                    ),
                ],
            };

    private static async Task<long> CountAsync(
        ToolCall call,
        Query query,
        MeasureContext context,
        Predicate where,
        CancellationToken cancellationToken
    )
    {
        var asked = context.Ask(context.Roles.Occurred, where) with { From = query.From, Select = [new CountOf()] };
        var result = await QueryTables.RunAsync(call, asked, cancellationToken).ConfigureAwait(false);
        return Convert.ToInt64(result.Rows[0][0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
