using System.Text.Json.Nodes;
using Agent.Protocol;

namespace Agent.Hub.Faces;

/// <summary>
/// What a question was understood to mean, and what else it could mean, for clients that get an answer whole: <c>reading</c>,
/// <c>readings</c>,
/// <c>follow_ups</c>. Names as in the protocol, in snake_case; queries as the protocol writes them, so that they can be asked.
/// </summary>
internal sealed class AnswerMeaning
{
    private ReadingContent? _reading;

    /// <summary>Looks at an event of the run.</summary>
    public void Observe(AgentEvent next)
    {
        if (next is ReadingEvent reading)
            _reading = reading.Value;
    }

    /// <summary>Adds the members to an answer.</summary>
    /// <param name="answer">The answer's JSON.</param>
    /// <param name="result">How the run ended.</param>
    public void AddTo(JsonObject answer, RunResult result)
    {
        answer["reading"] = _reading is null ? null : new JsonObject
        {
            ["words"] = _reading.Words,
            ["query"] = JsonObject.Create(_reading.Query),
            ["certainty"] = _reading.Certainty,
        };
        answer["readings"] = new JsonArray([.. result.Readings.Select(Offered)]);
        answer["follow_ups"] = new JsonArray([.. result.FollowUps.Select(next => new JsonObject
        {
            ["question"] = next.Question,
            ["query"] = JsonObject.Create(next.Query),
        })]);
    }

    private static JsonObject Offered(OfferedReading reading) => new()
    {
        ["id"] = reading.Id,
        ["words"] = reading.Words,
        ["figure"] = reading.Figure,
        ["query"] = JsonObject.Create(reading.Query),
    };
}
