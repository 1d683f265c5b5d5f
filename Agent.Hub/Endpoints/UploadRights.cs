namespace Agent.Hub.Endpoints;

/// <summary>What the caller may do with files: <c>GET /datasets/rights</c>.</summary>
/// <param name="Upload">Whether files are taken.</param>
/// <param name="Delete">Whether the caller may delete and replace datasets.</param>
/// <param name="MaxBytes">Largest file taken.</param>
/// <param name="Admin">Whether the caller is an administrator.</param>
/// <param name="Describe">Whether the caller may change what is said of datasets, as far as no rule on one forbids it.</param>
internal sealed record UploadRights(bool Upload, bool Delete, long MaxBytes, bool Admin, bool Describe);
