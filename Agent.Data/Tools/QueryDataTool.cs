using System.Text.Json;
using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Data.Queries.Compile;

namespace Agent.Data.Tools;

/// <summary><c>query_data</c>: a typed query, the form that all figures come from.</summary>
internal sealed class QueryDataTool : ITool
{
    public ToolDefinition Definition { get; } =
        new(
            "query_data",
            "Answers one typed query: figures by groups, records, comparisons and windows over a table and those its ids join. It can say more than the other tools and needs no SQL: durations, shares, ratios, related rows, open and overdue, change and running totals.",
            QuerySchema.Argument,
            "query"
        );

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var query = Read(call);
        var result = await QueryTables.RunAsync(call, query, cancellationToken).ConfigureAwait(false);
        return call.Keep(QueryTables.Make(call, query, result), result.FromCache);
    }

    private static Query Read(ToolCall call)
    {
        var json =
            call.Arguments.Json("query")
            ?? throw new ToolRefusal(
                "bad_arguments",
                "The argument \"query\" is missing: an object with \"from\" and \"select\" or \"rows\"."
            );
        try
        {
            return QueryJson.Read(json);
        }
        catch (JsonException error)
        {
            throw new ToolRefusal("bad_arguments", error.Message);
        }
    }
}
