using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Data.Sidecar;
using Agent.Hub.Audit;
using Agent.Hub.Security;
using Agent.Protocol;

namespace Agent.Hub.Endpoints;

/// <summary>
/// <c>GET</c>, <c>PUT /datasets/{id}/sidecar</c>, <c>POST /datasets/{id}/sidecar/review</c>, <c>/set</c>: what people say of a workbook,
/// what another text would change, and
/// a text with one setting changed.
/// <c>POST /datasets/{id}/definitions</c>, <c>DELETE /datasets/{id}/definitions/{name}</c>: words that stand for values.
/// </summary>
internal static class SidecarEndpoints
{
    private const int LongestText = 256 * 1024;
    private const int LongestName = 60;
    private const int MostValues = 100;
    private const int LongestPath = 6;
    private const int LongestValue = 500;

    public static void MapSidecars(this IEndpointRouteBuilder endpoints)
    {
        var dataset = endpoints.MapGroup("/datasets/{id}").RequireCaller();
        dataset.MapGet(
            "/sidecar",
            (string id, HttpContext context, SidecarServices services) =>
                AnswerAsync(
                    id,
                    context,
                    services,
                    DatasetAction.List,
                    async () => await services.Editor.ReadAsync(id, context.RequestAborted).ConfigureAwait(false)
                )
        );
        dataset.MapPost(
            "/sidecar/review",
            (string id, SidecarDraft draft, HttpContext context, SidecarServices services) =>
                AnswerAsync(
                    id,
                    context,
                    services,
                    DatasetAction.List,
                    async () => await services.Editor.ReviewAsync(id, Checked(draft), context.RequestAborted).ConfigureAwait(false)
                )
        );
        dataset.MapPost(
            "/sidecar/set",
            (string id, SidecarChange change, HttpContext context, SidecarServices services) =>
                AnswerAsync(
                    id,
                    context,
                    services,
                    DatasetAction.List,
                    async () =>
                        await services
                            .Editor.SetAsync(
                                id,
                                Checked(new SidecarDraft(change.Text, null)),
                                Checked(change),
                                change.IsList,
                                context.RequestAborted
                            )
                            .ConfigureAwait(false)
                )
        );
        dataset.MapPut(
            "/sidecar",
            (string id, SidecarDraft draft, HttpContext context, SidecarServices services) =>
                ChangeAsync(
                    id,
                    id,
                    context,
                    services,
                    () => services.Editor.SaveAsync(id, Checked(draft), draft.Version, context.Caller().Rows, context.RequestAborted)
                )
        );
        dataset.MapPost("/definitions", RememberAsync);
        dataset.MapDelete(
            "/definitions/{name}",
            (string id, string name, HttpContext context, SidecarServices services) =>
                ChangeAsync(
                    id,
                    $"{id}: {name}",
                    context,
                    services,
                    async () => await services.Editor.ForgetAsync(id, name, context.RequestAborted).ConfigureAwait(false)
                )
        );
    }

    private static Task<IResult> RememberAsync(string id, DefinitionRequest request, HttpContext context, SidecarServices services)
    {
        var values = request.Values?.Where(value => !string.IsNullOrWhiteSpace(value)).ToList() ?? [];
        if (
            request.Name?.Trim() is not { Length: > 0 and <= LongestName } name
            || name.Any(char.IsControl)
            || string.IsNullOrWhiteSpace(request.Column)
            || values.Count is 0 or > MostValues
        )
            return Task.FromResult(
                Problem(
                    ErrorCodes.BadRequest,
                    $"A definition has a name of up to {LongestName} characters, a column and up to {MostValues} values."
                )
            );
        var definition = new ColumnDefinition
        {
            Name = name,
            Values = values,
            By = context.Caller().UserId,
            On = services.Time.GetLocalNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };
        return ChangeAsync(
            id, $"{id}: {name} = {request.Column} {string.Join(" or ", values)}", context, services,
            async () => await services.Editor.RememberAsync(id, request.Column, definition, context.RequestAborted).ConfigureAwait(false));
    }

    private static Task<IResult> ChangeAsync(
        string id,
        string what,
        HttpContext context,
        SidecarServices services,
        Func<Task<SidecarReview?>> change
    ) =>
        AnswerAsync(
            id,
            context,
            services,
            DatasetAction.Describe,
            async () =>
            {
                var review = await change().ConfigureAwait(false);
                if (review is not null)
                    await services
                        .Audit.RecordAsync(context.Caller(), review.ChangesRows ? AuditActions.Rights : AuditActions.Describe, what)
                        .ConfigureAwait(false);
                return review;
            }
        );

    private static async Task<IResult> AnswerAsync(
        string id,
        HttpContext context,
        SidecarServices services,
        DatasetAction action,
        Func<Task<SidecarReview?>> answer
    )
    {
        if (!services.Rights.May(context.Caller(), id, DatasetAction.List))
            return Problem(ErrorCodes.UnknownDataset, "There is no such dataset.");
        if (!services.Rights.May(context.Caller(), id, action))
            return Problem(ErrorCodes.Forbidden, "Describing this dataset is not allowed with this key.");
        if (!await services.Editor.IsForAsync(id, context.Caller().Rows, context.RequestAborted).ConfigureAwait(false))
            return Problem(ErrorCodes.Forbidden, "The description of this dataset is for those who see all of its rows.");
        try
        {
            return await answer().ConfigureAwait(false) is { } review
                ? Results.Json(review, UploadContext.Default.SidecarReview)
                : Problem(ErrorCodes.PositionLost, "The dataset has changed since you opened its description. Open it again.");
        }
        catch (DatasetException failure)
        {
            return Problem(failure.Code, failure.Message);
        }
        catch (FormatException unreadable)
        {
            return Problem(ErrorCodes.BadRequest, unreadable.Message);
        }
    }

    private static SidecarSetting Checked(SidecarChange change) =>
        change is { Path: { Count: > 0 and <= LongestPath } path }
        && path.Concat(change.Values ?? []).All(text => text is { Length: <= LongestValue } && !text.Any(char.IsControl))
            ? new(path, [.. change.Values?.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value.Trim()) ?? []])
            : throw new FormatException(
                $"A setting has a path of up to {LongestPath} names, and texts of up to {LongestValue} characters in one line."
            );

    private static string Checked(SidecarDraft draft) =>
        draft.Text is { Length: <= LongestText } text
            ? text
            : throw new FormatException($"A description has at most {LongestText / 1024} KB.");

    private static IResult Problem(string code, string why)
    {
        var status = code switch
        {
            ErrorCodes.BadRequest => StatusCodes.Status400BadRequest,
            ErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
            ErrorCodes.UnknownDataset => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status409Conflict,
        };
        return Results.Json(
            new ProblemDetails
            {
                Type = $"urn:agent-hub:problem:{code}",
                Title = "The description was not changed.",
                Status = status,
                Detail = why,
            },
            UploadContext.Default.ProblemDetails,
            "application/problem+json",
            status);
    }
}
