using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Datasets;
using Agent.Core.Tools;
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
        var datasets = JsonSerializer.SerializeToNode([.. call.Catalog.List()], AgentProtocolContext.Default.DatasetInfoArray);
        return ValueTask.FromResult(HubToolResult.Of(new JsonObject { ["datasets"] = datasets }));
    }

    /// <summary><c>describe_dataset</c>.</summary>
    public static ValueTask<CallToolResult> DescribeAsync(HubToolCall call, CancellationToken cancellationToken) =>
        WithDatasetAsync(call, (dataset, info) => ValueTask.FromResult(
            HubToolResult.Of(JsonSerializer.SerializeToNode(dataset.Profile.Describe(info), AgentProtocolContext.Default.DatasetDescription)!.AsObject())), cancellationToken);

    /// <summary>One of the tools that models have, over the dataset that is named.</summary>
    /// <param name="call">The call.</param>
    /// <param name="tool">The tool's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static ValueTask<CallToolResult> RunAsync(HubToolCall call, string tool, CancellationToken cancellationToken) =>
        WithDatasetAsync(call, async (dataset, _) =>
        {
            var function = dataset.StartSession().Tools.First(candidate => candidate.Name == tool);
            var arguments = new AIFunctionArguments(call.Arguments.Where(argument => argument.Key != "dataset").ToDictionary(argument => argument.Key, argument => (object?)argument.Value));
            return await function.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false) switch
            {
                ToolTable table => HubToolResult.Of(AskTool.Table(table.Table)),
                ToolError error => HubToolResult.Error(error.Code, error.Message, error.Nearest),
                _ => HubToolResult.Error(ErrorCodes.Internal, "The tool gave nothing; try again."),
            };
        }, cancellationToken);

    private static async ValueTask<CallToolResult> WithDatasetAsync(
        HubToolCall call, Func<IDataset, DatasetInfo, ValueTask<CallToolResult>> run, CancellationToken cancellationToken)
    {
        var catalog = call.Catalog;
        var all = catalog.List();
        var id = call.Text("dataset") ?? (all.Count == 1 ? all[0].Id : null);
        if (id is null || catalog.Find(id) is not { } info)
            return HubToolResult.Error(ErrorCodes.UnknownDataset, id is null ? "Name a dataset." : "There is no such dataset.", [.. all.Select(one => one.File).Take(20)]);
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
