using Agent.Data.Access;
using Agent.Data.Import.Records;
using Agent.Data.Workbooks;
using Agent.Data.Workers;

namespace Agent.Data.Store;

/// <summary>A file to be read into a snapshot.</summary>
/// <param name="Source">The file.</param>
/// <param name="FileName">Its name as people know it; the source may be a copy under another name.</param>
/// <param name="Id">The dataset's id.</param>
/// <param name="Hash">The content that is expected: SHA-256 in lower-case hex.</param>
/// <param name="Target">The snapshot's file.</param>
/// <param name="Limits">How much is read before it is refused.</param>
internal sealed record SnapshotWork(string Source, string FileName, string Id, string Hash, string Target, WorkbookLimits Limits)
    : WorkerRequest
{
    /// <summary>How a sidecar wants it read.</summary>
    public ImportRules Rules { get; init; } = ImportRules.None;

    /// <summary>The rows that come into the snapshot; null: all.</summary>
    public RowFilter? Rows { get; init; }
}
