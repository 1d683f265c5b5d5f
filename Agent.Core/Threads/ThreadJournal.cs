using System.Text.Json;
using Agent.Core.Agents;
using Agent.Core.Queries;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Agent.Core.Threads;

/// <summary>What runs read from a conversation and add to it: whole turns, or nothing.</summary>
public sealed class ThreadJournal(IThreadStore store, IOptions<ThreadOptions> options, TimeProvider time)
{
    /// <summary>What was said before, as far as it fits into the budget of tokens.</summary>
    /// <param name="threadId">The conversation.</param>
    /// <param name="owner">The user; null for one who does not sign in.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<ThreadHistory> ReadAsync(string threadId, string? owner, CancellationToken cancellationToken) =>
        await store.FindAsync(threadId, owner, cancellationToken).ConfigureAwait(false) is { } thread
            ? new ThreadHistory(Messages(thread, options.Value.HistoryTokens), thread.Dataset) { Previous = Previous(thread.Turns[^1]) }
            : ThreadHistory.None;

    /// <summary>Adds a question whose answer is whole.</summary>
    /// <param name="threadId">The conversation.</param>
    /// <param name="owner">The user; null for one who does not sign in.</param>
    /// <param name="question">The question.</param>
    /// <param name="record">What the run noted of it.</param>
    /// <param name="result">How the run ended.</param>
    public ValueTask CommitAsync(string threadId, string? owner, string question, TurnRecord record, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(result);
        var turn = new ThreadTurn
        {
            RunId = record.RunId,
            Question = question,
            Answer = result.Answer,
            Dataset = record.Dataset,
            AnsweredBy = result.AnsweredBy,
            At = time.GetUtcNow(),
            Tables = record.Tables,
            Query = result.Outcome == RunOutcomes.Answer ? record.Query : record.Kept,
            Readings = result.Readings,
            Approvals = result.Approvals,
        };
        // The answer is whole and about to be told: from here on a cancel comes too late.
        return store.AppendAsync(threadId, owner, turn, CancellationToken.None);
    }

    private static PreviousTurn Previous(ThreadTurn turn)
    {
        try
        {
            return new PreviousTurn(turn.Question, turn.Query is { } query ? QueryJson.Read(query) : null, turn.Readings)
            {
                Approvals = turn.Approvals,
            };
        }
        catch (JsonException)
        {
            // A turn kept by a build that knew other nodes: the conversation goes on, this one query is not inherited.
            return new PreviousTurn(turn.Question, null, turn.Readings) { Approvals = turn.Approvals };
        }
    }

    private static List<ChatMessage> Messages(ConversationThread thread, int tokens)
    {
        var messages = new List<ChatMessage>();
        foreach (var turn in thread.Turns.Reverse())
        {
            tokens -= TokenEstimate.Count(turn.Question) + TokenEstimate.Count(turn.Answer);
            if (tokens < 0)
                break;
            messages.InsertRange(0, [new(ChatRole.User, turn.Question), new(ChatRole.Assistant, turn.Answer)]);
        }

        return messages;
    }
}
