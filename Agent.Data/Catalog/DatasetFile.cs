namespace Agent.Data.Catalog;

/// <summary>A file of the data folder as it was seen.</summary>
/// <param name="Id">Short name made of the file's name.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">Last change, UTC.</param>
/// <param name="Sidecar">The sidecar beside it; null when there is none.</param>
internal sealed record DatasetFile(string Id, string Path, long Length, DateTime Modified, SidecarStamp? Sidecar = null);
