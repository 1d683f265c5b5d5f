using Agent.Protocol;

namespace Agent.Data.Versions;

/// <summary>A version that a dataset had.</summary>
/// <param name="Version">As <see cref="DatasetInfo.Version"/>: another content, or another description.</param>
/// <param name="ReadAt">When it was first read.</param>
/// <param name="Sheets">Its sheets with their rows.</param>
/// <param name="By">Who brought it, where it came by an upload; null for a file of the folder.</param>
public sealed record DatasetVersion(string Version, DateTimeOffset ReadAt, IReadOnlyList<SheetInfo> Sheets, string? By = null);
