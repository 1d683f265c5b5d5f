using Agent.Core.Privacy;
using Agent.Data.Catalog;
using Agent.Data.Queries;
using Agent.Data.Store;

namespace Agent.Data.Pseudonyms;

/// <summary>
/// Copies of snapshots with pseudonyms in the place of names, for statements of models that may not see names: made when the first is
/// asked, a few kept. Their files are staging files, since what stands for whom is known to this process alone: whoever comes later
/// sweeps them.
/// </summary>
/// <param name="options">Limits of queries.</param>
/// <param name="time">The clock.</param>
internal sealed class PseudonymSnapshots(QueryOptions options, TimeProvider time) : IDisposable
{
    private const int MostKept = 4;

    // One copy at a time: it takes memory and a core.
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<PseudonymCopy> _kept = [];

    /// <summary>A source to ask instead of another, and what keeps it open.</summary>
    /// <param name="source">What would be asked.</param>
    /// <param name="names">What stands for names in it.</param>
    /// <param name="cancellationToken">Ends the wait; a copy that is begun is finished for the next who asks.</param>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    public async Task<(QuerySource Source, IDisposable Use)> OpenAsync(
        QuerySource source,
        StatementPseudonyms names,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var found = FindOrMake($"{source.Profile.Version}-{names.Key}", source, names);
            SharedSnapshot copy;
            try
            {
                copy = await found.Making.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (found.Making.IsFaulted || found.Making.IsCanceled)
            {
                Forget(found);
                throw;
            }

            var snapshot = copy.Snapshot;
            if (File.Exists(snapshot.Path) && copy.TryUse() is { } use)
            {
                SnapshotRetention.Touch(snapshot.Path, time);
                return (new QuerySource(snapshot.Profile, snapshot.OpenConnection) { SnapshotPath = snapshot.Path }, use);
            }

            // Swept by another hub on the same folder, or pushed out in this moment.
            Forget(found);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        lock (_gate)
        {
            foreach (var copy in _kept)
                copy.Made?.Release();
            _kept.Clear();
        }

        _stop.Dispose();
    }

    private PseudonymCopy FindOrMake(string key, QuerySource source, StatementPseudonyms names)
    {
        lock (_gate)
        {
            var copy = _kept.Find(known => known.Key == key);
            if (copy is null)
            {
                copy = new PseudonymCopy(key);
                copy.Making = MakeAsync(copy, source, names, _stop.Token);
            }

            _kept.Remove(copy);
            _kept.Add(copy);
            if (_kept.Count > MostKept && _kept.Find(other => other.Made is not null && other != copy) is { } oldest)
            {
                oldest.Made!.Release();
                _kept.Remove(oldest);
            }

            return copy;
        }
    }

    private void Forget(PseudonymCopy copy)
    {
        lock (_gate)
        {
            if (_kept.Remove(copy))
                copy.Made?.Release();
        }
    }

    private async Task<SharedSnapshot> MakeAsync(
        PseudonymCopy copy,
        QuerySource source,
        StatementPseudonyms names,
        CancellationToken cancellationToken
    )
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return copy.Made = await Task.Run(() => Make(source, names, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    private SharedSnapshot Make(QuerySource source, StatementPseudonyms names, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(source.SnapshotPath) ?? Path.GetTempPath();
        var path = StagingFiles.NameFor(Path.Combine(folder, "pseudonyms"));
        try
        {
            PseudonymWriter.Write(path, source, names, options.WorkerMemoryBytes, cancellationToken);
            var snapshot =
                Snapshot.TryOpen(path, options.SnapshotMemoryBytes)
                ?? throw new IOException("The copy with pseudonyms cannot be opened. Is the disk full?");
            snapshot.Closed += () => Delete(path);
            return new SharedSnapshot(snapshot, snapshot.Profile);
        }
        catch
        {
            Delete(path);
            throw;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            StagingFiles.Delete(path);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A worker has it open, on a system that forbids it; it is swept later.
        }
    }
}
