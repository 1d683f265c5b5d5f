using System.Text;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Data.Export;
using Agent.Data.Workbooks;
using Agent.Hub.Audit;
using Agent.Hub.Security;
using Agent.Protocol;

namespace Agent.Hub.Endpoints;

/// <summary>
/// <c>GET /runs/{runId}/tables/{tableId}.csv</c>, <c>.xlsx</c> and <c>.json</c>: a table of a run with all its rows, as long as the run is
/// retained.
/// </summary>
internal static class TableEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapTables(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/runs/{runId}/tables/{tableId}.{format:regex(^(csv|xlsx|json)$)}", GetAsync).RequireCaller();

    private static async Task<IResult> GetAsync(string runId, string tableId, string format, HttpContext context, TableServices services)
    {
        if (
            await services.Runs.FindAsync(runId, context.Caller(), context.RequestAborted).ConfigureAwait(false) is not { } run
            || await FindAsync(run, tableId, context.RequestAborted).ConfigureAwait(false) is not { } table
        )
            return Problem(ErrorCodes.UnknownRun, StatusCodes.Status404NotFound, "This table is no longer retained; ask again.");
        if (!services.Rights.May(context.Caller(), table.Evidence.Dataset, DatasetAction.Download))
            return Problem(
                ErrorCodes.Forbidden,
                StatusCodes.Status403Forbidden,
                "Downloads from this dataset are not allowed with this key."
            );
        try
        {
            using var dataset = await services
                .Catalog.OpenAsync(table.Evidence.Dataset, context.Caller().Rows, context.RequestAborted)
                .ConfigureAwait(false);
            if (table.Truncated && dataset.Profile.Version != table.Evidence.Version)
                return Problem(
                    ErrorCodes.PositionLost,
                    StatusCodes.Status409Conflict,
                    "The workbook has changed since this answer; ask again."
                );
            var whole = await dataset.ReadWholeAsync(table, context.RequestAborted).ConfigureAwait(false);
            await services.Audit.RecordAsync(context.Caller(), AuditActions.Export, $"{runId}/{tableId}.{format}").ConfigureAwait(false);
            return Write(whole, format);
        }
        catch (DatasetException failure)
        {
            return Problem(failure.Code, StatusCodes.Status409Conflict, failure.Message);
        }
    }

    private static IResult Write(TableContent table, string format) => format switch
    {
        "json" => Results.Json(table, AgentProtocolContext.Default.TableContent),
        "xlsx" => Results.File(TableWorkbook.Write(table), Workbook),
        _ => Results.Stream(
            async output =>
            {
                await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
                await TableCsv.WriteAsync(table, writer, CancellationToken.None).ConfigureAwait(false);
            },
            "text/csv; charset=utf-8"),
    };

    /// <summary>The table as the run's log has it last; null where the log has none of this id, or is gone.</summary>
    private static async Task<TableContent?> FindAsync(Run run, string tableId, CancellationToken cancellationToken)
    {
        TableContent? found = null;
        try
        {
            var log = await run.OpenLogAsync(cancellationToken).ConfigureAwait(false);
            // A run at work would be waited for to its end; what it has shown so far is enough.
            var last = log.LastSeq;
            await foreach (var batch in log.ReadAsync(null, cancellationToken).ConfigureAwait(false))
            {
                foreach (var table in batch.Events.OfType<TableEvent>().Where(table => table.Content.TableId == tableId))
                    found = table.Content;
                if (batch.Seq + batch.Events.Count > last)
                    break;
            }
        }
        catch (PositionLostException)
        {
            return null;
        }

        return found;
    }

    private static IResult Problem(string code, int status, string why) => Results.Json(
        new ProblemDetails { Type = $"urn:agent-hub:problem:{code}", Title = "The table cannot be given.", Status = status, Detail = why },
        AgentProtocolContext.Default.ProblemDetails,
        "application/problem+json",
        status);
}
