using Agent.Core.Runs;
using Agent.Data.Sidecar;
using Agent.Data.Versions;
using Agent.Hub.Security;

namespace Agent.Hub.Endpoints;

/// <summary>
/// <c>GET /datasets/{id}/versions</c>: the versions that a dataset had, newest first, with their rows, when they came and who brought them.
/// </summary>
internal static class VersionEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/datasets/{id}/versions", ListAsync).RequireCaller();

    // Counts of all rows are for those who see all rows.
    private static async Task<IResult> ListAsync(
        string id,
        HttpContext context,
        VersionHistory history,
        SidecarEditor editor,
        IDatasetRights rights
    ) =>
        rights.May(context.Caller(), id, DatasetAction.List)
        && await editor.IsForAsync(id, context.Caller().Rows, context.RequestAborted).ConfigureAwait(false)
            ? Results.Json(history.Of(id), UploadContext.Default.IReadOnlyListDatasetVersion)
            : Results.NotFound();
}
