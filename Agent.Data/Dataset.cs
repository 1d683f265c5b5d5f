using Agent.Core.Datasets;
using Agent.Data.Export;
using Agent.Data.Home;
using Agent.Data.Queries;
using Agent.Data.Sidecar;
using Agent.Data.Tools;
using Agent.Protocol;
using DuckDB.NET.Data;

namespace Agent.Data;

/// <summary>One version of a dataset, opened for a run.</summary>
/// <param name="profile">What is known of it.</param>
/// <param name="openConnection">Opens a connection of its own on the snapshot.</param>
/// <param name="engine">What all datasets share.</param>
/// <param name="lease">Given up when the run is done with the version; null when nothing is held.</param>
/// <param name="sidecar">What the sidecar says; null when there is none.</param>
/// <param name="snapshotPath">The snapshot's file; null when there is none.</param>
internal sealed class Dataset(
    DatasetProfile profile,
    Func<DuckDBConnection> openConnection,
    QueryEngine engine,
    IDisposable? lease = null,
    SidecarFile? sidecar = null,
    string? snapshotPath = null) : IDataset
{
    private readonly QuerySource _source = new(profile, openConnection) { Sidecar = sidecar, SnapshotPath = snapshotPath };

    public DatasetProfile Profile => _source.Profile;

    public IToolSession StartSession() => new ToolSession(_source, engine);

    public Task<HomeContent> HomeAsync(string? language, CancellationToken cancellationToken) =>
        HomePage.MakeAsync(_source, engine, language, cancellationToken);

    public Task<TableContent> ReadWholeAsync(TableContent table, CancellationToken cancellationToken) =>
        WholeTable.ReadAsync(table, _source, engine, cancellationToken);

    public void Dispose() => lease?.Dispose();
}
