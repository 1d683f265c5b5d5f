using Agent.Core.Datasets;
using Agent.Data.Sidecar;
using DuckDB.NET.Data;

namespace Agent.Data.Queries;

/// <summary>Where queries of a dataset go.</summary>
/// <param name="Profile">What is known of the dataset.</param>
/// <param name="OpenConnection">Opens a connection of its own on the dataset's snapshot; the caller disposes it.</param>
internal sealed record QuerySource(DatasetProfile Profile, Func<DuckDBConnection> OpenConnection)
{
    /// <summary>What the sidecar says; null when there is none.</summary>
    public SidecarFile? Sidecar { get; init; }

    /// <summary>The snapshot's file, for statements that run in another process; null where there is none.</summary>
    public string? SnapshotPath { get; init; }
}
