using Microsoft.Extensions.Options;

namespace Agent.Core.Threads;

/// <summary>Keeps conversations in this process, within limits: what rested longest goes first.</summary>
public sealed class MemoryThreadStore(IOptions<ThreadOptions> options, TimeProvider time) : IThreadStore
{
    private readonly ThreadOptions _limits = options.Value;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string? Owner, string Id), LinkedListNode<Entry>> _threads = [];
    private readonly Dictionary<string, int> _perOwner = new(StringComparer.Ordinal);

    // By their last turn, oldest first.
    private readonly LinkedList<Entry> _byRest = [];
    private long _bytes;

    /// <inheritdoc/>
    public ValueTask<ConversationThread?> FindAsync(string threadId, string? owner, CancellationToken cancellationToken)
    {
        lock (_gate)
            return new(Find(threadId, owner)?.Value.Thread);
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(string threadId, string? owner, ThreadTurn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(threadId);
        ArgumentNullException.ThrowIfNull(turn);
        lock (_gate)
        {
            var thread = Find(threadId, owner)?.Value.Thread;
            Remove(threadId, owner);
            thread = thread is null
                ? new ConversationThread { Id = threadId, Title = ThreadTitle.From(turn.Question), CreatedAt = turn.At, Turns = [turn] }
                : thread with { Turns = thread.Turns.Add(turn).RemoveRange(0, Math.Max(0, thread.Turns.Count + 1 - _limits.MaxTurns)) };
            MakeRoom(owner, Bytes(thread));
            Add(new Entry(owner, thread, Bytes(thread)));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ConversationThread>> ListAsync(string? owner, CancellationToken cancellationToken)
    {
        if (owner is null)
            return new(Array.Empty<ConversationThread>());
        lock (_gate)
        {
            DropRested();
            return new([.. _byRest.Reverse().Where(entry => entry.Owner == owner).Select(entry => entry.Thread)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RenameAsync(string threadId, string? owner, string title, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Find(threadId, owner) is not { } node)
                return new(false);
            node.Value = node.Value with { Thread = node.Value.Thread with { Title = ThreadTitle.From(title) } };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string threadId, string? owner, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            DropRested();
            return new(Remove(threadId, owner));
        }
    }

    private LinkedListNode<Entry>? Find(string threadId, string? owner)
    {
        DropRested();
        return _threads.GetValueOrDefault((owner, threadId));
    }

    private void DropRested()
    {
        var oldest = time.GetUtcNow() - _limits.Retention;
        while (_byRest.First is { } first && first.Value.Thread.UpdatedAt < oldest)
            Remove(first.Value.Thread.Id, first.Value.Owner);
    }

    private void MakeRoom(string? owner, long bytes)
    {
        while (owner is not null && _perOwner.GetValueOrDefault(owner) >= _limits.MaxPerOwner)
            Remove(_byRest.First(entry => entry.Owner == owner).Thread.Id, owner);
        while (_byRest.First is { } first && (_threads.Count >= _limits.MaxThreads || _bytes + bytes > _limits.MaxBytes))
            Remove(first.Value.Thread.Id, first.Value.Owner);
    }

    private void Add(Entry entry)
    {
        _threads[(entry.Owner, entry.Thread.Id)] = _byRest.AddLast(entry);
        _bytes += entry.Bytes;
        if (entry.Owner is { } owner)
            _perOwner[owner] = _perOwner.GetValueOrDefault(owner) + 1;
    }

    private bool Remove(string threadId, string? owner)
    {
        if (!_threads.Remove((owner, threadId), out var node))
            return false;
        _byRest.Remove(node);
        _bytes -= node.Value.Bytes;
        if (owner is not null && --_perOwner[owner] == 0)
            _perOwner.Remove(owner);
        return true;
    }

    private static long Bytes(ConversationThread thread) => 512 + thread.Turns.Sum(turn => turn.Bytes);

    private sealed record Entry(string? Owner, ConversationThread Thread, long Bytes);
}
