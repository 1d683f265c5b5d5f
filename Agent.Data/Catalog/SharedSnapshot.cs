using Agent.Core.Datasets;
using Agent.Data.Store;

namespace Agent.Data.Catalog;

/// <summary>A snapshot in use: it closes when the cache has let it go and the last user is done.</summary>
internal sealed class SharedSnapshot(Snapshot snapshot, DatasetProfile profile)
{
    private int _users = 1; // the cache

    public Snapshot Snapshot { get; } = snapshot;

    /// <summary>What is known of the content, with the sidecar laid over it.</summary>
    public DatasetProfile Profile { get; } = profile;

    /// <summary>A use of the snapshot; null when it is closed already.</summary>
    public IDisposable? TryUse()
    {
        while (true)
        {
            var users = Volatile.Read(ref _users);
            if (users == 0)
                return null;
            if (Interlocked.CompareExchange(ref _users, users + 1, users) == users)
                return new Use(this);
        }
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            Snapshot.Dispose();
    }

    private sealed class Use(SharedSnapshot owner) : IDisposable
    {
        private int _done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
                owner.Release();
        }
    }
}
