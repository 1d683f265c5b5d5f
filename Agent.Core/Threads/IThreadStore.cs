namespace Agent.Core.Threads;

/// <summary>
/// Keeps conversations. A thread belongs to an owner, and nobody else ever finds it; two owners may use the same id without meeting.
/// The owner <c>null</c> is everybody who does not sign in: there, knowing the unguessable id is the right to a thread, and nothing is
/// listed.
/// </summary>
public interface IThreadStore
{
    /// <summary>The thread; null when this owner has none of this id.</summary>
    ValueTask<ConversationThread?> FindAsync(string threadId, string? owner, CancellationToken cancellationToken);

    /// <summary>Adds a whole turn; makes the thread with its first.</summary>
    ValueTask AppendAsync(string threadId, string? owner, ThreadTurn turn, CancellationToken cancellationToken);

    /// <summary>The owner's threads, latest first; none for the owner <c>null</c>.</summary>
    ValueTask<IReadOnlyList<ConversationThread>> ListAsync(string? owner, CancellationToken cancellationToken);

    /// <summary>Gives a thread another title; false when this owner has none of this id.</summary>
    ValueTask<bool> RenameAsync(string threadId, string? owner, string title, CancellationToken cancellationToken);

    /// <summary>Forgets a thread; false when this owner has none of this id.</summary>
    ValueTask<bool> DeleteAsync(string threadId, string? owner, CancellationToken cancellationToken);
}
