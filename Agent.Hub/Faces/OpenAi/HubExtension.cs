using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>
/// What the hub can do beyond the API of OpenAI: the member <c>agent_hub</c> of requests and answers. Clients that do not know it pass it
/// over.
/// </summary>
internal sealed record HubExtension
{
    /// <summary>Name of the member.</summary>
    public const string Name = "agent_hub";

    /// <summary>The question as a typed query, as <see cref="AskRequest.Query"/>.</summary>
    public JsonElement? Query { get; init; }

    /// <summary>One of the meanings that were offered, as <see cref="AskRequest.Reading"/>.</summary>
    public string? Reading { get; init; }

    /// <summary>Who answers, as <see cref="AskRequest.Mode"/>.</summary>
    public string? Mode { get; init; }

    /// <summary>The language of the answer, as <see cref="AskRequest.Language"/>.</summary>
    public string? Language { get; init; }

    /// <summary>Reads it from a request's body; nothing is set where it is missing.</summary>
    public static HubExtension Read(JsonElement body, out OpenAiError? error)
    {
        error = null;
        if (!body.TryGetProperty(Name, out var member) || member.ValueKind == JsonValueKind.Null)
            return new HubExtension();
        if (member.ValueKind != JsonValueKind.Object)
        {
            error = OpenAiError.Invalid($"{Name} must be an object.", Name);
            return new HubExtension();
        }

        error = OpenAiBody.Check(member, JsonValueKind.String, "reading", "mode", "language");
        return new HubExtension
        {
            // The body is given back when the request is over; the run goes on.
            Query = member.TryGetProperty("query", out var query) && query.ValueKind != JsonValueKind.Null ? query.Clone() : null,
            Reading = OpenAiBody.Text(member, "reading"),
            Mode = OpenAiBody.Text(member, "mode"),
            Language = OpenAiBody.Text(member, "language"),
        };
    }

    /// <summary>The question with what the client asked for beyond it.</summary>
    public AskRequest ApplyTo(AskRequest ask) =>
        ask with
        {
            Query = Query,
            Reading = Reading,
            Mode = Mode,
            Language = Language,
        };

    /// <summary>The member of an answer.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="threadId">The conversation.</param>
    /// <param name="result">How the run ended.</param>
    /// <param name="meaning">What the question was understood to mean.</param>
    public static JsonObject Write(string runId, string threadId, RunResult result, AnswerMeaning meaning)
    {
        var answer = new JsonObject
        {
            ["run_id"] = runId,
            ["thread_id"] = threadId,
            ["outcome"] = result.Outcome,
            ["answered_by"] = result.AnsweredBy,
            ["suggestions"] = new JsonArray([.. result.Suggestions.Select(question => JsonValue.Create(question))]),
        };
        meaning.AddTo(answer, result);
        return answer;
    }
}
