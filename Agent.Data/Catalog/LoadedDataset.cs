using Agent.Data.Access;
using Agent.Data.Sidecar;
using Agent.Protocol;

namespace Agent.Data.Catalog;

/// <summary>What became of a file.</summary>
/// <param name="Info">Ready or failed.</param>
/// <param name="ContentHash">SHA-256 of the file; null when it could not be read.</param>
/// <param name="Sidecar">The sidecar as it was read for this version; null when there was none.</param>
/// <param name="FailedAt">When it failed for a reason that may pass, as a timestamp of the clock; null otherwise.</param>
internal sealed record LoadedDataset(DatasetInfo Info, string? ContentHash = null, SidecarFile? Sidecar = null, long? FailedAt = null)
{
    /// <summary>Whose rows it has; null: all.</summary>
    public RowFilter? Rows { get; init; }
}
