using System.Text.Json;
using Agent.Protocol;

namespace Agent.Hub.Faces.AgUi;

/// <summary>
/// What a client of AG-UI sends, as far as the hub uses it. The conversation's history is the hub's own: of the messages only the newest
/// question counts.
/// </summary>
/// <param name="ThreadId">The conversation, named by the client.</param>
/// <param name="RunId">The run, named by the client; the same name again is the same run.</param>
/// <param name="Question">The newest user message, or the answer to what the hub asked.</param>
internal sealed record RunAgentInput(string ThreadId, string RunId, string Question)
{
    /// <summary>The protocol version the client speaks; null for clients before 1.0.</summary>
    public string? ProtocolVersion { get; init; }

    /// <summary>The dataset, as <see cref="AskRequest.Dataset"/>.</summary>
    public string? Dataset { get; init; }

    /// <summary>Who answers, as <see cref="AskRequest.Mode"/>.</summary>
    public string? Mode { get; init; }

    /// <summary>The language of the answer, as <see cref="AskRequest.Language"/>.</summary>
    public string? Language { get; init; }

    /// <summary>The model, as <see cref="AskRequest.Model"/>.</summary>
    public string? Model { get; init; }

    /// <summary>The question as a typed query, as <see cref="AskRequest.Query"/>.</summary>
    public JsonElement? Query { get; init; }

    /// <summary>One of the meanings that were offered, as <see cref="AskRequest.Reading"/>.</summary>
    public string? Reading { get; init; }

    /// <summary>The decision about a call that waited, as <see cref="AskRequest.Approval"/>.</summary>
    public ApprovalDecision? Approval { get; init; }

    /// <summary>Whether a question back is an interrupt that the next run has to answer.</summary>
    public bool Interrupts { get; init; }

    /// <summary>Whether leaving the response cancels the run.</summary>
    public bool CancelOnAbort { get; init; }

    /// <summary>Whether the client knows the outcome <c>cancelled</c>.</summary>
    public bool KnowsCancelled => AgUiView.IsOfThisEra(ProtocolVersion);

    /// <summary>What AG-UI calls the members of a question.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["clientRequestId"] = "runId",
            ["dataset"] = "forwardedProps.dataset",
            ["model"] = "forwardedProps.model",
            ["reading"] = "forwardedProps.reading",
            ["approval.id"] = "forwardedProps.approval.id",
        };

    /// <summary>
    /// Whether a question is this one, as it is when a client sends it again: all of it that changes the answer is the same.
    /// </summary>
    public bool IsAskedBy(AskRequest ask)
    {
        var own = ToAsk();
        return ask with { Query = null } == own with { Query = null }
            && (ask.Query is { } query ? own.Query is { } other && JsonElement.DeepEquals(query, other) : own.Query is null);
    }

    /// <summary>The question as the hub takes it.</summary>
    public AskRequest ToAsk() =>
        new()
        {
            Question = Question,
            Query = Query,
            Reading = Reading,
            Approval = Approval,
            Dataset = Dataset,
            ThreadId = ThreadId,
            Model = Model,
            ClientRequestId = RunId,
            Mode = Mode,
            Language = Language,
        };
}
