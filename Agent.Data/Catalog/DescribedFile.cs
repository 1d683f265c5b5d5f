using Agent.Core.Datasets;

namespace Agent.Data.Catalog;

/// <summary>A dataset without and with what people say of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Found">What was found in the workbook.</param>
/// <param name="Now">The same with the sidecar laid over it.</param>
internal sealed record DescribedFile(DatasetFile File, DatasetProfile Found, DatasetProfile Now);
