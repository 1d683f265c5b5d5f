namespace Agent.Data.Catalog;

/// <summary>A sidecar as it was seen.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">Last change, UTC.</param>
internal sealed record SidecarStamp(string Path, long Length, DateTime Modified);
