using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>What a request asks as a value, and the words the conversation notes for it.</summary>
/// <param name="Query">The query; null where words are asked.</param>
/// <param name="Question">The question in words.</param>
internal sealed record AskedQuery(Query? Query, string Question)
{
    /// <summary>Finds out.</summary>
    /// <param name="ask">The request.</param>
    /// <param name="previous">The conversation's last turn, which offered the reading.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="decided">The call that was decided about; null where none was.</param>
    /// <exception cref="RequestException">The reading is not among those offered.</exception>
    public static AskedQuery Of(AskRequest ask, PreviousTurn? previous, DatasetProfile profile, DecidedCall? decided = null)
    {
        if (ask.Reading is { } id)
        {
            var taken = previous?.Readings.FirstOrDefault(reading => reading.Id == id)
                ?? throw new RequestException(ErrorCodes.BadRequest, "This reading is no longer offered: ask the question again.");
            return new(QueryJson.Read(taken.Query), string.IsNullOrWhiteSpace(ask.Question) ? taken.Words : ask.Question);
        }

        if (ask.Query is not { } json)
            return new(null, string.IsNullOrWhiteSpace(ask.Question) && decided is not null ? decided.Words : ask.Question);
        var query = QueryJson.Read(json);
        return new(query, string.IsNullOrWhiteSpace(ask.Question) ? query.ToWords(profile) : ask.Question);
    }
}
