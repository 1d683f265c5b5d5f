using System.Text;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>What a run of the loop came to.</summary>
public sealed class AgentAnswer
{
    /// <summary>What <see cref="AnsweredBy"/> says where the planner answered.</summary>
    public const string Offline = "offline";

    private readonly StringBuilder _said = new();
    private string? _final;
    private long _input;
    private long _output;
    private long? _cached;
    private double? _cost;
    private bool _hasUsage;

    /// <summary>One of <see cref="RunOutcomes"/>.</summary>
    public string Outcome { get; internal set; } = RunOutcomes.Answer;

    /// <summary>Whether it tells no figure of its own, so that what follows goes on from the answer before it: thanks, help.</summary>
    public bool KeepsQuery { get; internal set; }

    /// <summary>The model that answered, <c>offline</c> for the planner.</summary>
    public string AnsweredBy { get; internal set; } = Offline;

    /// <summary>A sentence the answer begins with; null for none.</summary>
    public string? Preface { get; internal set; }

    /// <summary>
    /// The answer: what the last turn said, without what was said on the way to it; where no turn came to an end, all that was said.
    /// </summary>
    public string Text => _final ?? _said.ToString();

    /// <summary>Tool calls made.</summary>
    public int ToolCalls { get; internal set; }

    /// <summary>Tool calls answered from a cache.</summary>
    public int CacheHits { get; internal set; }

    /// <summary>Questions worth asking next.</summary>
    public IReadOnlyList<string> Suggestions { get; internal set; } = [];

    /// <summary>Meanings to choose from.</summary>
    public IReadOnlyList<OfferedReading> Readings { get; internal set; } = [];

    /// <summary>Calls that wait to be allowed.</summary>
    public IReadOnlyList<PendingApproval> Approvals { get; internal set; } = [];

    /// <summary>Questions made from the answer.</summary>
    public IReadOnlyList<FollowUpQuestion> FollowUps { get; internal set; } = [];

    /// <summary>The answer in the words of the wire.</summary>
    public RunResult ToResult(RunTimings timings) => new()
    {
        Outcome = Outcome,
        Answer = Preface is null ? Text : $"{Preface}\n\n{Text}",
        AnsweredBy = AnsweredBy,
        Usage = _hasUsage ? new RunUsage { InputTokens = _input, OutputTokens = _output, CachedInputTokens = _cached, Cost = _cost } : null,
        Timings = timings,
        ToolCalls = ToolCalls,
        CacheHits = CacheHits,
        Suggestions = Suggestions,
        Readings = Readings,
        Approvals = Approvals,
        FollowUps = FollowUps,
    };

    /// <summary>Takes what a turn said.</summary>
    internal void Take(string text, bool isFinal)
    {
        if (isFinal && text.Length > 0)
            _final = text;
        else if (text.Length > 0)
            _said.Append(_said.Length == 0 ? string.Empty : "\n\n").Append(text);
    }

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
