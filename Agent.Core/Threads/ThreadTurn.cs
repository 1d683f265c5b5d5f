using System.Runtime.InteropServices;
using System.Text.Json;
using Agent.Protocol;

namespace Agent.Core.Threads;

/// <summary>A question and its whole answer. Immutable.</summary>
public sealed record ThreadTurn
{
    /// <summary>The run that answered.</summary>
    public required string RunId { get; init; }

    /// <summary>The question in plain words.</summary>
    public required string Question { get; init; }

    /// <summary>The answer text, Markdown.</summary>
    public required string Answer { get; init; }

    /// <summary>Id of the dataset that was asked.</summary>
    public required string Dataset { get; init; }

    /// <summary><c>offline</c>, or the id of the model that answered.</summary>
    public required string AnsweredBy { get; init; }

    /// <summary>When the answer was whole.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<ThreadTable> Tables { get; init; } = [];

    /// <summary>
    /// The query that the answer is of, in its JSON form: what a question that follows changes. Null after a refusal, so that nothing is
    /// inherited from it.
    /// </summary>
    public JsonElement? Query { get; init; }

    /// <summary>The meanings that the answer offered to choose from.</summary>
    public IReadOnlyList<OfferedReading> Readings { get; init; } = [];

    /// <summary>The calls that the answer asked to be allowed.</summary>
    public IReadOnlyList<PendingApproval> Approvals { get; init; } = [];

    /// <summary>The turn as shown.</summary>
    public ThreadTurnContent ToContent() =>
        new() { RunId = RunId, Question = Question, Answer = Answer, Dataset = Dataset, AnsweredBy = AnsweredBy, At = At };

    /// <summary>About how many bytes the turn takes in memory.</summary>
    internal long Bytes =>
        256
        + (2L * (RunId.Length + Question.Length + Answer.Length + Dataset.Length + AnsweredBy.Length))
        + Tables.Sum(table => table.Bytes)
        + Size(Query)
        + Readings.Sum(reading => 128 + (2L * reading.Words.Length) + Size(reading.Query))
        + Approvals.Sum(call => 128 + (2L * (call.Server.Length + call.Tool.Length)) + Size(call.Arguments));

    private static long Size(JsonElement? json) =>
        json is { ValueKind: not JsonValueKind.Undefined } value ? JsonMarshal.GetRawUtf8Value(value).Length : 0;
}
