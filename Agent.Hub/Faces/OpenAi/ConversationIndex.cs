using System.Security.Cryptography;
using System.Text;
using Agent.Core.Runs;
using Agent.Core.Threads;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>
/// Finds the conversation that a client goes on with, though it names none: by what was said before, which these clients send each time.
/// The hub's own thread
/// holds what they cannot: the dataset and the tables. Bounded; what is forgotten begins a new conversation.
/// </summary>
internal sealed class ConversationIndex(IThreadStore threads)
{
    private const int MaxEntries = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string ThreadId, int Turns)> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The conversation behind these messages; null for a new one.</summary>
    public async ValueTask<string?> FindAsync(OpenAiMessages messages, Caller caller, CancellationToken cancellationToken)
    {
        (string ThreadId, int Turns) known;
        lock (_gate)
        {
            if (messages.Before.Count == 0 || !_known.TryGetValue(Fingerprint(messages.Before, caller), out known))
                return null;
        }

        return await ForkAsync(known.ThreadId, known.Turns, caller, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps that a conversation holds these messages, the question and its answer.</summary>
    /// <param name="messages">What was asked.</param>
    /// <param name="answer">What the client was sent.</param>
    /// <param name="threadId">The conversation.</param>
    /// <param name="caller">Whose it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask KeepAsync(
        OpenAiMessages messages,
        string answer,
        string threadId,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        if (await threads.FindAsync(threadId, caller.UserId, cancellationToken).ConfigureAwait(false) is not { } thread)
            return;
        var key = Fingerprint([.. messages.Before, ("user", messages.Question), ("assistant", answer)], caller);
        lock (_gate)
        {
            if (!_known.ContainsKey(key))
                _order.Enqueue(key);
            _known[key] = (threadId, thread.Turns.Count);
            while (_order.Count > MaxEntries)
                _known.Remove(_order.Dequeue());
        }
    }

    /// <summary>
    /// The conversation as it was after so many turns: itself, or a copy where it has gone on since. Asking something else at an earlier
    /// place, as clients do
    /// that let a person edit a question, must not see what came after.
    /// </summary>
    public async ValueTask<string?> ForkAsync(string threadId, int turns, Caller caller, CancellationToken cancellationToken)
    {
        if (await threads.FindAsync(threadId, caller.UserId, cancellationToken).ConfigureAwait(false) is not { } thread)
            return null;
        if (thread.Turns.Count <= turns)
            return threadId;
        var copy = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        foreach (var turn in thread.Turns.Take(turns))
            await threads.AppendAsync(copy, caller.UserId, turn, cancellationToken).ConfigureAwait(false);
        return copy;
    }

    private static string Fingerprint(IEnumerable<(string Role, string Text)> messages, Caller caller)
    {
        var text = new StringBuilder(caller.UserId).Append('\0');
        foreach (var (role, said) in messages)
            text.Append(role).Append('\0').Append(said.Trim()).Append('\0');
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
