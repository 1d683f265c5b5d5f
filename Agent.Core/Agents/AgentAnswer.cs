using System.Text;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>What a run of the loop came to.</summary>
public sealed class AgentAnswer
{
    private readonly StringBuilder _text = new();
    private long _input;
    private long _output;
    private long? _cached;
    private double? _cost;
    private bool _hasUsage;

    /// <summary>One of <see cref="RunOutcomes"/>.</summary>
    public string Outcome { get; internal set; } = RunOutcomes.Answer;

    /// <summary>The model that answered, <c>offline</c> for the planner.</summary>
    public string AnsweredBy { get; internal set; } = "offline";

    /// <summary>The answer as the viewer saw it.</summary>
    public string Text => _text.ToString();

    /// <summary>Tool calls made.</summary>
    public int ToolCalls { get; internal set; }

    /// <summary>Tool calls answered from a cache.</summary>
    public int CacheHits { get; internal set; }

    /// <summary>Questions worth asking next.</summary>
    public IReadOnlyList<string> Suggestions { get; internal set; } = [];

    /// <summary>The answer in the words of the wire.</summary>
    public RunResult ToResult(RunTimings timings) => new()
    {
        Outcome = Outcome,
        Answer = Text,
        AnsweredBy = AnsweredBy,
        Usage = _hasUsage ? new RunUsage { InputTokens = _input, OutputTokens = _output, CachedInputTokens = _cached, Cost = _cost } : null,
        Timings = timings,
        ToolCalls = ToolCalls,
        CacheHits = CacheHits,
        Suggestions = Suggestions,
    };

    internal void Append(string delta) => _text.Append(delta);

    /// <summary>Counts the tokens, and the cost where it is known, of one model turn.</summary>
    internal void Add(UsageContent usage)
    {
        _hasUsage = true;
        _input += usage.Details.InputTokenCount ?? 0;
        _output += usage.Details.OutputTokenCount ?? 0;
        if (usage.Details.CachedInputTokenCount is { } cached)
            _cached = (_cached ?? 0) + cached;
        if (usage.GetCost() is { } cost)
            _cost = (_cost ?? 0) + cost;
    }
}
