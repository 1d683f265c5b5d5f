namespace Agent.Hub.Endpoints;

/// <summary>What the caller may do with files: <c>GET /datasets/rights</c>.</summary>
/// <param name="Upload">Whether files are taken.</param>
/// <param name="Delete">Whether the caller may delete and replace datasets.</param>
/// <param name="MaxBytes">Largest file taken.</param>
/// <param name="Admin">Whether the caller is an administrator.</param>
internal sealed record UploadRights(bool Upload, bool Delete, long MaxBytes, bool Admin);
