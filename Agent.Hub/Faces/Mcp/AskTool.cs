using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Protocol;
using ModelContextProtocol.Protocol;

namespace Agent.Hub.Faces.Mcp;

/// <summary><c>ask</c>: a run, followed to its end. The client's cancel is a cancel: it has no way back to the answer.</summary>
internal static class AskTool
{
    /// <summary>Asks and waits.</summary>
    public static async ValueTask<CallToolResult> RunAsync(HubToolCall call, CancellationToken cancellationToken)
    {
        var (run, refusal) = await StartAsync(call, cancellationToken).ConfigureAwait(false);
        if (run is null)
            return HubToolResult.Error(refusal!);
        using var leaving = cancellationToken.Register(() => run.Stop(ErrorCodes.Cancelled));
        return await FollowAsync(run, call.ReportAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts the run of a call, or says why not. Exactly one of the two is not null.</summary>
    public static ValueTask<(Run? Run, RunRefusal? Refusal)> StartAsync(HubToolCall call, CancellationToken cancellationToken)
    {
        var ask = new AskRequest
        {
            Question = call.Text("question") ?? string.Empty,
            Reading = call.Text("reading"),
            Dataset = call.Text("dataset"),
            ThreadId = call.Text("thread_id"),
            Mode = call.Text("mode"),
            Language = call.Text("language"),
        };
        return call.Service<RunManager>().StartAsync(ask, call.Caller, cancellationToken);
    }

    /// <summary>Follows a run from its first event to its end.</summary>
    /// <param name="run">The run.</param>
    /// <param name="report">Told what is being done.</param>
    /// <param name="cancellationToken">Ends the following, not the run.</param>
    public static async ValueTask<CallToolResult> FollowAsync(
        Run run,
        Func<string, CancellationToken, ValueTask> report,
        CancellationToken cancellationToken
    )
    {
        var tables = new JsonArray();
        GroundingContent? figures = null;
        var meaning = new AnswerMeaning();
        await foreach (var batch in run.FollowAsync(null, cancellationToken).ConfigureAwait(false))
        {
            foreach (var next in batch.Events)
            {
                meaning.Observe(next);
                switch (next)
                {
                    case StepStartedEvent step:
                        await report(step.StepName, cancellationToken).ConfigureAwait(false);
                        break;
                    case ToolCallStartEvent tool:
                        await report($"Calling {tool.ToolCallName}", cancellationToken).ConfigureAwait(false);
                        break;
                    case TableEvent table:
                        tables.Add(Table(table.Content));
                        break;
                    case GroundingEvent grounding:
                        figures = grounding.Value;
                        break;
                    case RunFinishedEvent finished:
                        return Answered(run, finished.Result, tables, figures, meaning);
                    case RunErrorEvent error:
                        return HubToolResult.Error(error);
                }
            }
        }

        return HubToolResult.Error(ErrorCodes.Internal, "The run ended without an answer; ask again.");
    }

    /// <summary>A table as data.</summary>
    public static JsonObject Table(TableContent table)
    {
        var data = JsonNode.Parse(ToolResultJson.Write(new ToolTable(table), HubTools.MaxResultBytes))!.AsObject();
        data["title"] = table.Title;
        return data;
    }

    private static CallToolResult Answered(Run run, RunResult result, JsonArray tables, GroundingContent? figures, AnswerMeaning meaning)
    {
        var data = new JsonObject
        {
            ["outcome"] = result.Outcome,
            ["answer"] = result.Answer,
            ["answered_by"] = result.AnsweredBy,
            ["run_id"] = run.Id,
            ["thread_id"] = run.Request.ThreadId,
            ["tables"] = tables,
            ["figures"] =
                JsonSerializer.SerializeToNode(figures, AgentProtocolContext.Default.GroundingContent)?["figures"]?.DeepClone()
                ?? new JsonArray(),
            ["suggestions"] = new JsonArray([.. result.Suggestions.Select(question => JsonValue.Create(question))]),
        };
        meaning.AddTo(data, result);
        return HubToolResult.Of(data, result.Answer);
    }
}
