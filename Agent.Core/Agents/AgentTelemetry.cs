using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Agent.Core.Agents;

/// <summary>
/// What the agent reports, by OpenTelemetry's gen_ai conventions: a span <c>invoke_agent</c> per question with <c>execute_tool {tool}</c>
/// below it, their
/// durations, and how many figures of answers no result backs. Never what was asked, said or found.
/// </summary>
public static class AgentTelemetry
{
    /// <summary>Name of the activity source.</summary>
    public const string SourceName = "Agent.Core.Agents";

    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Agent.Core.Agents";

    internal const string ModelTag = "gen_ai.response.model";
    internal const string ErrorTag = "error.type";

    private const string AgentName = "agent-hub";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(MeterName);
    private static readonly Histogram<double> AgentDuration = Meter.CreateHistogram<double>(
        "gen_ai.invoke_agent.duration",
        "s",
        "Duration of a question, from its first turn to its last."
    );
    private static readonly Histogram<int> ToolCalls = Meter.CreateHistogram<int>(
        "gen_ai.invoke_agent.tool_calls",
        "{call}",
        "Tool calls of a question."
    );
    private static readonly Histogram<int> Turns = Meter.CreateHistogram<int>(
        "gen_ai.invoke_agent.inference_calls",
        "{call}",
        "Model turns of a question."
    );
    private static readonly Histogram<double> ToolDuration = Meter.CreateHistogram<double>(
        "gen_ai.execute_tool.duration",
        "s",
        "Duration of a tool call."
    );
    private static readonly Counter<long> Figures = Meter.CreateCounter<long>(
        "agent.grounding.figures",
        "{figure}",
        "Figures of answers, by model and whether a result backs them."
    );
    private static readonly Counter<long> Revisions = Meter.CreateCounter<long>(
        "agent.grounding.revisions",
        "{answer}",
        "Answers asked for again because of their figures, by model and whether that helped."
    );

    internal static Activity? StartAgent(AgentTurnRequest request)
    {
        var span = Source.StartActivity($"invoke_agent {AgentName}", ActivityKind.Internal);
        span?.SetTag("gen_ai.operation.name", "invoke_agent")
            .SetTag("gen_ai.agent.name", AgentName)
            .SetTag("gen_ai.conversation.id", request.ThreadId)
            .SetTag("agent.run.id", request.RunId)
            .SetTag("agent.dataset.id", request.Profile.Id);
        return span;
    }

    internal static void EndAgent(Activity? span, TimeSpan duration, AgentAnswer answer, int turns, Exception? failure)
    {
        var error = failure is null ? null : Name(failure);
        var tags = new TagList { { "gen_ai.agent.name", AgentName }, { ModelTag, answer.AnsweredBy } };
        if (error is not null)
            tags.Add(ErrorTag, error);
        AgentDuration.Record(duration.TotalSeconds, tags);
        ToolCalls.Record(answer.ToolCalls, tags);
        Turns.Record(turns, tags);
        span?.SetTag(ModelTag, answer.AnsweredBy).SetTag("agent.outcome", answer.Outcome);
        Fail(span, error);
        span?.Dispose();
    }

    internal static Activity? StartTool(string tool, string callId)
    {
        var span = Source.StartActivity($"execute_tool {tool}", ActivityKind.Internal);
        span?.SetTag("gen_ai.operation.name", "execute_tool")
            .SetTag("gen_ai.tool.name", tool)
            .SetTag("gen_ai.tool.type", "function")
            .SetTag("gen_ai.tool.call.id", callId);
        return span;
    }

    internal static void EndTool(Activity? span, TimeSpan duration, string tool, string? error)
    {
        var tags = new TagList { { "gen_ai.tool.name", tool } };
        if (error is not null)
            tags.Add(ErrorTag, error);
        ToolDuration.Record(duration.TotalSeconds, tags);
        Fail(span, error);
        span?.Dispose();
    }

    internal static void Grounded(string model, int backed, int unbacked)
    {
        Figures.Add(backed, new(ModelTag, model), new("agent.figure.backed", true));
        Figures.Add(unbacked, new(ModelTag, model), new("agent.figure.backed", false));
    }

    internal static void Revised(string model, bool helped) => Revisions.Add(1, new(ModelTag, model), new("agent.revision.helped", helped));

    internal static string Name(Exception failure) => failure switch
    {
        ModelException model => model.Code,
        OperationCanceledException => "cancelled",
        _ => failure.GetType().FullName ?? "unknown",
    };

    private static void Fail(Activity? span, string? error)
    {
        if (error is not null)
            span?.SetStatus(ActivityStatusCode.Error).SetTag(ErrorTag, error);
    }
}
