using Agent.Data.Store;

namespace Agent.Data.Queries.Execution;

/// <summary>Runs statements inside a worker: holds the snapshots asked last open, as a hub does.</summary>
/// <param name="memoryBytes">Memory of DuckDB for each.</param>
internal sealed class SqlWorker(long memoryBytes) : IDisposable
{
    private const int Held = 3;

    private readonly List<(string Path, Snapshot Snapshot)> _open = [];

    public async Task<byte[]> RunAsync(SqlWork work)
    {
        using var connection = Open(work.Snapshot).OpenConnection();
        var session = new QuerySession(connection, new QueryOptions(), CancellationToken.None);
        return SqlAnswerCodec.Write(await SqlStatement.RunAsync(session, work.Schema, work.Sql, work.Bounds).ConfigureAwait(false));
    }

    public void Dispose()
    {
        foreach (var (_, snapshot) in _open)
            snapshot.Dispose();
    }

    private Snapshot Open(string path)
    {
        var place = _open.FindIndex(entry => entry.Path == path);
        var entry =
            place < 0
                ? (path, Snapshot.TryOpen(path, memoryBytes) ?? throw new IOException("The snapshot cannot be opened."))
                : _open[place];
        if (place >= 0)
            _open.RemoveAt(place);
        _open.Add(entry);
        if (_open.Count > Held)
        {
            _open[0].Snapshot.Dispose();
            _open.RemoveAt(0);
        }

        return entry.Item2;
    }
}
