using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Protocol;
using ModelContextProtocol.Protocol;

namespace Agent.Hub.Faces.Mcp;

/// <summary><c>get_records</c>: rows of a table of an earlier answer, from the run's log.</summary>
internal static class RecordsTool
{
    private const int DefaultRows = 100;
    private const int MaxRows = 500;

    /// <summary>Gives a page.</summary>
    public static async ValueTask<CallToolResult> RunAsync(HubToolCall call, CancellationToken cancellationToken)
    {
        var run = await call.Service<RunManager>().FindAsync(call.Text("run_id"), call.Caller, cancellationToken).ConfigureAwait(false);
        if (run is null)
            return HubToolResult.Error(ErrorCodes.UnknownRun, "There is no such run, or it is no longer kept; ask again.");
        var (tables, wanted) = (new List<string>(), call.Text("table_id"));
        try
        {
            await foreach (var batch in run.FollowAsync(null, cancellationToken).ConfigureAwait(false))
            {
                foreach (var table in batch.Events.OfType<TableEvent>().Select(next => next.Content))
                {
                    if (table.TableId == wanted)
                        return HubToolResult.Of(AskTool.Table(Page(table, call)));
                    tables.Add(table.TableId);
                }
            }
        }
        catch (PositionLostException)
        {
            return HubToolResult.Error(ErrorCodes.PositionLost, "The run's tables are no longer kept; ask again.");
        }

        return HubToolResult.Error("unknown_table", "The run has no such table.", tables);
    }

    private static TableContent Page(TableContent table, HubToolCall call)
    {
        var (offset, limit) = (call.Number("offset", 0, 0, int.MaxValue), call.Number("limit", DefaultRows, 1, MaxRows));
        return table with
        {
            Rows = [.. table.Rows.Skip(offset).Take(limit)],
            Truncated = table.Truncated || offset < table.Rows.Count - limit,
        };
    }
}
