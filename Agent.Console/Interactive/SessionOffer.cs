using System.Text.Json;
using Agent.Protocol;

namespace Agent.Console.Interactive;

/// <summary>What may be asked next by its number: a meaning of the question, a follow-up, a suggestion.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Question">The question noted in the conversation.</param>
/// <param name="Query">Its query; null: the question is read.</param>
internal sealed record SessionOffer(string Text, string Question, JsonElement? Query)
{
    /// <summary>
    /// What an answer offers, in the order of the numbers. Suggestions come only where no follow-up was made from the answer.
    /// </summary>
    public static IReadOnlyList<SessionOffer> Of(RunResult result) =>
    [
        .. result.Readings.Select(reading => new SessionOffer(Words(reading), reading.Words, reading.Query)),
        .. result.FollowUps.Select(next => new SessionOffer(next.Question, next.Question, next.Query)),
        .. (result.FollowUps.Count > 0 ? [] : result.Suggestions).Select(next => new SessionOffer(next, next, null)),
    ];

    /// <summary>A meaning with its figure.</summary>
    public static string Words(OfferedReading reading) => reading.Figure is { } figure ? $"{reading.Words}: {figure}" : reading.Words;
}
