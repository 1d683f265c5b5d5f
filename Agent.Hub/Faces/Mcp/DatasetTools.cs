using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Hub.Audit;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;

namespace Agent.Hub.Faces.Mcp;

/// <summary>Tools over a dataset without a run.</summary>
internal static class DatasetTools
{
    /// <summary><c>list_datasets</c>.</summary>
    public static ValueTask<CallToolResult> ListAsync(HubToolCall call, CancellationToken cancellationToken)
    {
        var datasets = JsonSerializer.SerializeToNode(
            [.. call.CatalogFor(DatasetAction.List).List()],
            AgentProtocolContext.Default.DatasetInfoArray
        );
        return ValueTask.FromResult(HubToolResult.Of(new JsonObject { ["datasets"] = datasets }));
    }

    /// <summary><c>describe_dataset</c>.</summary>
    public static ValueTask<CallToolResult> DescribeAsync(HubToolCall call, CancellationToken cancellationToken) =>
        WithDatasetAsync(
            call,
            DatasetAction.List,
            (dataset, info) =>
                ValueTask.FromResult(
                    HubToolResult.Of(
                        JsonSerializer
                            .SerializeToNode(dataset.Profile.Describe(info), AgentProtocolContext.Default.DatasetDescription)!
                            .AsObject()
                    )
                ),
            cancellationToken
        );

    /// <summary>One of the tools that models have, over the dataset that is named.</summary>
    /// <param name="call">The call.</param>
    /// <param name="tool">The tool's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async ValueTask<CallToolResult> RunAsync(HubToolCall call, string tool, CancellationToken cancellationToken)
    {
        // The same limits as for questions: neither is a way around the other.
        var (admission, refusal) = call.Service<RunManager>().Admit(call.Caller);
        using (admission)
        {
            return refusal is null
                ? await WithDatasetAsync(
                        call,
                        DatasetAction.Ask,
                        (dataset, info) => RunAsync(call, tool, dataset, info, cancellationToken),
                        cancellationToken
                    )
                    .ConfigureAwait(false)
                : HubToolResult.Error(refusal);
        }
    }

    private static async ValueTask<CallToolResult> RunAsync(
        HubToolCall call,
        string tool,
        IDataset dataset,
        DatasetInfo info,
        CancellationToken cancellationToken
    )
    {
        var function = dataset.StartSession().Tools.First(candidate => candidate.Name == tool);
        var arguments = new AIFunctionArguments(
            call.Arguments.Where(argument => argument.Key != "dataset")
                .ToDictionary(argument => argument.Key, argument => (object?)argument.Value)
        );
        var result = await function.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false) as ToolResult;
        await call.Service<AuditLog>().RecordAsync(QueryRecord.Create(call.Caller, tool, info.Id, result)).ConfigureAwait(false);
        return result switch
        {
            ToolTable table => HubToolResult.Of(AskTool.Table(table.Table)),
            ToolError error => HubToolResult.Error(error.Code, error.Message, error.Nearest),
            _ => HubToolResult.Error(ErrorCodes.Internal, "The tool gave nothing; try again."),
        };
    }

    private static async ValueTask<CallToolResult> WithDatasetAsync(
        HubToolCall call,
        DatasetAction action,
        Func<IDataset, DatasetInfo, ValueTask<CallToolResult>> run,
        CancellationToken cancellationToken
    )
    {
        var catalog = call.CatalogFor(action);
        var all = catalog.List();
        var id = call.Text("dataset") ?? (all.Where(info => !info.IsOfHub).ToList() is [var only] ? only.Id : null);
        if (id is null || catalog.Find(id) is not { } info)
            return HubToolResult.Error(
                ErrorCodes.UnknownDataset,
                id is null ? "Name a dataset." : "There is no such dataset.",
                [.. all.Select(one => one.File).Take(20)]
            );
        try
        {
            using var dataset = await catalog.OpenAsync(info.Id, cancellationToken).ConfigureAwait(false);
            return await run(dataset, catalog.Find(info.Id) ?? info).ConfigureAwait(false);
        }
        catch (DatasetException failure)
        {
            return HubToolResult.Error(failure.Code, failure.Message);
        }
    }
}
