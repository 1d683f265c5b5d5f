using Agent.Protocol;

namespace Agent.Data.Uploads;

/// <summary>What became of an upload.</summary>
/// <param name="Dataset">The dataset that holds the content, ready.</param>
/// <param name="IsNew">False when a dataset of the same content was there already; nothing was kept then.</param>
public sealed record UploadResult(DatasetInfo Dataset, bool IsNew);
