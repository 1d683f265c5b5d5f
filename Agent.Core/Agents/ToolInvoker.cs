using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Agent.Core.Queries.Words;
using Agent.Core.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Agent.Core.Agents;

/// <summary>Runs the tool calls of one turn in parallel and gives each result as soon as it is there.</summary>
internal sealed partial class ToolInvoker(IReadOnlyList<AIFunction> tools, AgentLoopOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// Whether results may go to an endpoint that sees pseudonyms only: then every call carries its arguments with pseudonyms, also one
    /// that an endpoint with names has made, or an earlier process.
    /// </summary>
    public bool IsPseudonymous { get; init; }

    /// <summary>The language in which people read the tables.</summary>
    public QueryPhrases Phrases { get; init; } = QueryPhrases.English;

    public async IAsyncEnumerable<ToolOutcome> InvokeAsync(
        IReadOnlyList<FunctionCallContent> calls, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (calls.Count == 0)
            yield break;
        var results = Channel.CreateBounded<ToolOutcome>(calls.Count);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // On threads of their own: a query blocks its thread while it runs, and must not hold up the calls behind it.
        var all = Task.WhenAll(calls.Select(call => Task.Run(
            async () =>
            {
                var result = await WatchAsync(call, leaving.Token).ConfigureAwait(false);
                await results.Writer.WriteAsync(new ToolOutcome(call, result), CancellationToken.None).ConfigureAwait(false);
            },
            leaving.Token)));
        var completed = CompleteAsync(all, results.Writer);
        try
        {
            await foreach (var outcome in results.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return outcome;
        }
        finally
        {
            // Every started tool has ended, or has seen the cancellation, before the turn is left.
            await leaving.CancelAsync().ConfigureAwait(false);
            await completed.ConfigureAwait(false);
        }
    }

    private static async Task CompleteAsync(Task all, ChannelWriter<ToolOutcome> writer)
    {
        try
        {
            await all.ConfigureAwait(false);
            writer.Complete();
        }
        catch (Exception failure)
        {
            writer.Complete(failure);
        }
    }

    private async Task<ToolResult> WatchAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        // A model may call what does not exist; names from outside are no names of metrics.
        var name = tools.Any(tool => tool.Name == call.Name) ? call.Name : "unknown";
        var started = time.GetTimestamp();
        var span = AgentTelemetry.StartTool(name, call.CallId);
        var error = "cancelled";
        try
        {
            var result = await InvokeAsync(call, cancellationToken).ConfigureAwait(false);
            error = (result as ToolError)?.Code;
            return result;
        }
        finally
        {
            AgentTelemetry.EndTool(span, time.GetElapsedTime(started), name, error);
        }
    }

    private async Task<ToolResult> InvokeAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        if (tools.FirstOrDefault(tool => tool.Name == call.Name) is not { } tool)
            return new ToolError(
                "unknown_tool",
                $"There is no tool '{call.Name}'. Use one of those listed.",
                [.. tools.Select(known => known.Name)]
            );
        if (call.Exception is not null)
            return new ToolError("bad_arguments", "The arguments could not be read: they must be one JSON object. Call the tool again.");

        using var timeout = new CancellationTokenSource(options.ToolTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var arguments = new AIFunctionArguments(call.Arguments ?? new Dictionary<string, object?>());
            arguments.SetPseudonymous(call.GetPseudonymous() ?? (IsPseudonymous ? arguments : null));
            arguments.SetPhrases(Phrases);
            var result = await tool.InvokeAsync(arguments, either.Token).ConfigureAwait(false);
            return result as ToolResult ?? new ToolError("bad_result", "The tool gave nothing that can be shown.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return new ToolError("timeout", $"The tool took longer than {options.ToolTimeout.TotalSeconds:0.#} s. Ask for less.");
        }
        catch (Exception failure) when (failure is ArgumentException or JsonException or FormatException or InvalidCastException)
        {
            LogToolFailed(logger, failure, call.Name);
            return new ToolError(
                "bad_arguments",
                "An argument is missing or has the wrong type. Look at the tool's parameters and call it again."
            );
        }
        catch (Exception failure)
        {
            LogToolFailed(logger, failure, call.Name);
            return new ToolError("tool_failed", "The tool failed. Try it another way.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Tool {Tool} failed")]
    private static partial void LogToolFailed(ILogger logger, Exception failure, string tool);
}
