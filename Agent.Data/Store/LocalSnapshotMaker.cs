namespace Agent.Data.Store;

/// <summary>
/// Makes snapshots in this process: for programs that embed the data layer and trust their files. A hub uses
/// <see cref="WorkerSnapshotMaker"/>.
/// </summary>
internal sealed class LocalSnapshotMaker : ISnapshotMaker, IDisposable
{
    private const int AtOnce = 2;
    private const long MemoryBytes = 1L << 30;

    private readonly SemaphoreSlim _places = new(AtOnce);

    public string Limits => "local";

    public async Task MakeAsync(SnapshotWork work, LoadProgress progress, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Task.Run(() => SnapshotMaker.Make(work, MemoryBytes, progress, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
