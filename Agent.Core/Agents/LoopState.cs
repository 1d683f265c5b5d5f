using System.Security.Cryptography;
using Agent.Core.Grounding;
using Agent.Core.Tools;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>What grows while the loop works on one question: the conversation, the results, and what is left of the limits.</summary>
internal sealed class LoopState(AgentTurnRequest request, AgentLoopOptions limits, IEnumerable<ChatMessage> messages)
{
    private readonly HashSet<string> _callIds = new(request.Resume?.CallIds ?? [], StringComparer.Ordinal);

    // Ids of an earlier attempt are in the log and mean its messages.
    private readonly string _turnPrefix = request.Resume is { } resume ? $"{Short(request.RunId)}-r{resume.Attempt}" : Short(request.RunId);
    private string? _replaces = request.Resume?.Replaces;
    private int _failedTurns;

    /// <summary>Whether the turn under way only corrects an answer that is there: nobody is asked to allow calls for it.</summary>
    private bool _isRevision;

    /// <summary>The conversation as the model sees it.</summary>
    public List<ChatMessage> Messages { get; } = [.. messages];

    /// <summary>The tables of this run, for tracing figures.</summary>
    public List<GroundingSource> Sources { get; } = [];

    /// <summary>Turns begun.</summary>
    public int Turns { get; private set; }

    /// <summary>The turn begun last.</summary>
    public ModelTurn Turn { get; private set; } = null!; // the loop begins a turn before it looks at one

    /// <summary>Whether the turn that is under way may call tools.</summary>
    public bool MayCall => Turns < limits.MaxTurns && CallsLeft > 0 && _failedTurns < limits.MaxConsecutiveErrors;

    // Enough to tell messages of a conversation apart; each piece of text carries it.
    private static string Short(string runId) => runId.Length > 12 ? runId[..12] : runId;

    private int CallsLeft => limits.MaxToolCalls - request.Answer.ToolCalls;

    /// <summary>Begins the next turn of the model.</summary>
    /// <param name="holdText">Whether its text is kept back instead of being sent as it comes.</param>
    public ModelTurn BeginTurn(bool holdText)
    {
        _isRevision = holdText;
        Turn = new(request.Answer, $"{_turnPrefix}-{++Turns}", _callIds) { HoldsText = holdText, Replaces = _replaces };
        _replaces = null;
        return Turn;
    }

    /// <summary>What the model is given besides the conversation; without tools when it must answer now.</summary>
    public ChatOptions Options()
    {
        var chat = new ChatOptions
        {
            Tools = MayCall ? [.. request.Tools] : [],
            ToolMode = MayCall ? ChatToolMode.Auto : ChatToolMode.None,
        };
        chat.SetDataset(request.Profile);
        if (request.Queries is { } queries)
            chat.SetQueries(queries);
        if (request.Query is { } query)
            chat.SetQuery(query);
        if (request.Previous is { } previous)
            chat.SetPrevious(previous);
        if (request.Language is { } language)
            chat.SetLanguage(language);
        return chat;
    }

    /// <summary>Which of a turn's calls are made, and which are refused because the limits are used up.</summary>
    public (IReadOnlyList<FunctionCallContent> Made, IReadOnlyList<ToolOutcome> Refused) Admit(IReadOnlyList<FunctionCallContent> calls)
    {
        var made = MayCall ? calls.Take(CallsLeft).ToList() : [];
        var refusal = new ToolError(
            "no_more_calls",
            "No more tools can be called for this question. Answer from the results you have, and say what is missing."
        );
        List<ToolOutcome> refused = [.. calls.Skip(made.Count).Select(call => new ToolOutcome(call, refusal))];
        foreach (var call in made.Where(call => ApprovalFor(call) is not null).ToList())
        {
            made.Remove(call);
            refused.Add(new ToolOutcome(call, Hold(call, ApprovalFor(call)!)));
        }

        return (made, refused);
    }

    private OutsideTool? ApprovalFor(FunctionCallContent call) =>
        call.Exception is null && request.Tools.FirstOrDefault(tool => tool.Name == call.Name) is OutsideTool { NeedsApproval: true } tool
            ? tool
            : null;

    /// <summary>Asks for a call to be allowed, one at a time; what cannot be asked for is refused.</summary>
    private ToolError Hold(FunctionCallContent call, OutsideTool tool)
    {
        if (request.Decided is { Approved: false } decided && decided.Call.Tool == tool.Name)
            return new ToolError("declined", "The user did not allow this. Go on without it.");
        if (!request.MayAskApproval || _isRevision)
            return new ToolError(
                "approval_unavailable",
                "A person has to allow this call, and nobody can be asked here. Go on without it, and say that it can be allowed on the hub's page."
            );
        if (request.Answer.Approvals.Count > 0)
            return new ToolError("approval_required", "Another call waits to be allowed first.");
        request.Answer.Approvals =
        [
            new PendingApproval
            {
                Id = NewId(),
                Server = tool.Server,
                Tool = tool.Name,
                Arguments = tool.Outgoing(call.Arguments),
            },
        ];
        return new ToolError("approval_required", "A person has to allow this call first. Nothing was sent.");
    }

    // Unguessable: whoever knows it may decide where nobody signs in.
    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Counts a result.</summary>
    public void Count(ToolOutcome outcome)
    {
        request.Answer.ToolCalls++;
        if (outcome.Result.FromCache)
            request.Answer.CacheHits++;
    }

    /// <summary>
    /// Ends a turn that called tools: its results join the conversation in the order of the calls, so that the same question gives the same
    /// prompt, and the same figure the same source.
    /// </summary>
    public void EndTurn(ModelTurn turn, IReadOnlyCollection<ToolOutcome> outcomes) => EndTurn(turn.Message, turn.Calls, outcomes);

    /// <summary>Ends a turn that an earlier process has begun.</summary>
    public void EndTurn(ResumedTurn turn, IReadOnlyList<FunctionCallContent> calls, IReadOnlyCollection<ToolOutcome> outcomes)
    {
        Turns++;
        request.Answer.Take(turn.Text, isFinal: false);
        var text = turn.Text.Length > 0 ? new TextContent(turn.Text) : null;
        EndTurn(new ChatMessage(ChatRole.Assistant, [.. text is null ? [] : (AIContent[])[text], .. calls]), calls, outcomes);
    }

    private void EndTurn(ChatMessage message, IReadOnlyList<FunctionCallContent> calls, IReadOnlyCollection<ToolOutcome> outcomes)
    {
        Messages.Add(message);
        foreach (var call in calls)
        {
            var outcome = outcomes.First(outcome => ReferenceEquals(outcome.Call, call));
            var content = AgentChatProperties.CreateResult(call.CallId, outcome.Result, limits.MaxResultBytes);
            content.SetResultText(outcome.Text(limits.MaxResultBytes));
            Messages.Add(new ChatMessage(ChatRole.Tool, [content]));
            if (outcome.Result is ToolTable table)
                Sources.Add(new GroundingSource(call.CallId, table.Table));
        }

        if (outcomes.Count > 0)
            _failedTurns = outcomes.All(outcome => outcome.Result is ToolError) ? _failedTurns + 1 : 0;
    }
}
