using Agent.Data.Uploads;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Agent.Hub.Endpoints;

/// <summary>
/// The file in an upload: the body itself, named in the query, or the first file of a form. Read as it comes, never held whole.
/// </summary>
/// <param name="Name">Its name, as the sender has it.</param>
/// <param name="Content">Its content.</param>
internal sealed record UploadedFile(string Name, Stream Content)
{
    private const int LongestBoundary = 200;

    /// <exception cref="UploadException">There is none, or it has no name.</exception>
    public static async Task<UploadedFile> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
        {
            return request.Query["name"].ToString() is { Length: > 0 } name
                ? new UploadedFile(name, request.Body)
                : throw new UploadException(
                    UploadCodes.BadName,
                    "Name the file: POST /datasets?name=register.xlsx with its content as the body, or send a form."
                );
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > LongestBoundary)
            throw new UploadException(UploadCodes.BadContent, "The form cannot be read: its boundary is missing or too long.");
        var parts = new MultipartReader(boundary, request.Body);
        while (await parts.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } part)
        {
            if (
                ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                && HeaderUtilities
                    .RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)
                    .ToString()
                    is { Length: > 0 } name
            )
                return new UploadedFile(name, part.Body);
        }

        throw new UploadException(UploadCodes.BadContent, "The form holds no file.");
    }
}
