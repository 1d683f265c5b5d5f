using Agent.Core.Runs;
using Agent.Data.Uploads;
using Agent.Data.Versions;
using Agent.Hub.Audit;
using Agent.Hub.Security;
using Agent.Protocol;
using Microsoft.AspNetCore.Http.Features;

namespace Agent.Hub.Endpoints;

/// <summary>
/// <c>POST /datasets</c> takes a file, <c>DELETE /datasets/{id}</c> removes one, <c>GET /datasets/rights</c> says who may.
/// </summary>
internal static class DatasetEndpoints
{
    // A form has its headers around the file.
    private const int AroundTheFile = 64 * 1024;

    public static void MapDatasets(this IEndpointRouteBuilder endpoints)
    {
        var datasets = endpoints.MapGroup("/datasets").RequireCaller();
        datasets.MapGet(
            "/rights",
            (HttpContext context, DatasetUploads uploads) =>
                Results.Json(
                    new UploadRights(
                        uploads.IsEnabled && context.Caller().Role != CallerRoles.Viewer,
                        uploads.IsEnabled && context.Caller().IsAdmin,
                        uploads.MaxBytes,
                        context.Caller().IsAdmin,
                        context.Caller().Role != CallerRoles.Viewer
                    ),
                    UploadContext.Default.UploadRights
                )
        );
        datasets.MapPost("/", AddAsync);
        datasets.MapPost("/sample", AddSampleAsync);
        datasets.MapDelete("/{id}", DeleteAsync);
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        DatasetUploads uploads,
        VersionHistory history,
        AuditLog audit,
        bool replace = false
    )
    {
        if (context.Caller().Role == CallerRoles.Viewer)
            return Forbidden("Viewers add no datasets.");
        if (replace && !context.Caller().IsAdmin)
            return Forbidden("Replacing a dataset is for keys with Admin; give the file another name.");
        if (context.Request.ContentLength > uploads.MaxBytes + AroundTheFile)
            return Problem(UploadCodes.TooLarge, $"At most {uploads.MaxBytes >> 20} MB are taken.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = uploads.MaxBytes + AroundTheFile;
        try
        {
            var file = await UploadedFile.FindAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            var result = await uploads.AddAsync(file.Name, file.Content, replace, context.RequestAborted).ConfigureAwait(false);
            await audit.RecordAsync(context.Caller(), AuditActions.Upload, result.Dataset.File).ConfigureAwait(false);
            if (result.Dataset.Version is { } version && context.Caller().UserId is { } by)
                history.Attribute(result.Dataset.Id, version, by);
            return Results.Json(
                result.Dataset,
                UploadContext.Default.DatasetInfo,
                statusCode: result.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK
            );
        }
        catch (UploadException refused)
        {
            return Problem(refused.Code, refused.Message);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return Problem(UploadCodes.BadContent, "The upload broke off, or the form cannot be read.");
        }
    }

    private static async Task<IResult> AddSampleAsync(
        HttpContext context,
        DatasetUploads uploads,
        VersionHistory history,
        AuditLog audit
    )
    {
        if (context.Caller().Role == CallerRoles.Viewer)
            return Forbidden("Viewers add no datasets.");
        try
        {
            var result = await uploads.AddSampleAsync(context.RequestAborted).ConfigureAwait(false);
            await audit.RecordAsync(context.Caller(), AuditActions.Upload, result.Dataset.File).ConfigureAwait(false);
            if (result.Dataset.Version is { } version && context.Caller().UserId is { } by)
                history.Attribute(result.Dataset.Id, version, by);
            return Results.Json(
                result.Dataset,
                UploadContext.Default.DatasetInfo,
                statusCode: result.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK
            );
        }
        catch (UploadException refused)
        {
            return Problem(refused.Code, refused.Message);
        }
    }

    private static async Task<IResult> DeleteAsync(
        string id,
        HttpContext context,
        DatasetUploads uploads,
        IDatasetRights rights,
        AuditLog audit
    )
    {
        if (!rights.May(context.Caller(), id, DatasetAction.Delete))
            return Forbidden("Deleting datasets is for keys with Admin.");
        try
        {
            if (uploads.Delete(id))
            {
                await audit.RecordAsync(context.Caller(), AuditActions.Delete, id).ConfigureAwait(false);
                return Results.NoContent();
            }

            return Problem(ErrorCodes.UnknownDataset, "There is no such dataset.");
        }
        catch (UploadException refused)
        {
            return Problem(refused.Code, refused.Message);
        }
    }

    private static IResult Forbidden(string why) => Problem(ErrorCodes.Forbidden, why);

    private static IResult Problem(string code, string why)
    {
        var status = code switch
        {
            UploadCodes.TooLarge => StatusCodes.Status413PayloadTooLarge,
            UploadCodes.BadName => StatusCodes.Status400BadRequest,
            UploadCodes.BadContent => StatusCodes.Status422UnprocessableEntity,
            UploadCodes.TooSlow => StatusCodes.Status408RequestTimeout,
            UploadCodes.Exists => StatusCodes.Status409Conflict,
            ErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
            ErrorCodes.UnknownDataset => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        return Results.Json(
            new ProblemDetails
            {
                Type = $"urn:agent-hub:problem:{code}",
                Title =
                    code == ErrorCodes.UnknownDataset ? "There is no such dataset."
                    : code == ErrorCodes.Forbidden ? "This is not allowed."
                    : "The file was not taken.",
                Status = status,
                Detail = why,
            },
            UploadContext.Default.ProblemDetails,
            "application/problem+json",
            status);
    }
}
