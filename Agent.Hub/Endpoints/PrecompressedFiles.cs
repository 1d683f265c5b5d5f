using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Agent.Hub.Endpoints;

/// <summary>
/// Gives the compressed form of a file that the page's build has laid beside it (<c>.br</c>, <c>.gz</c>), where the client takes it: made
/// once and as small
/// as can be, at no cost per request.
/// </summary>
internal sealed class PrecompressedFiles(IFileProvider files) : IContentTypeProvider
{
    // The smaller one first.
    private static readonly (string Encoding, string Ending)[] Forms = [("br", ".br"), ("gzip", ".gz")];

    private readonly FileExtensionContentTypeProvider _types = new();

    /// <summary>The type of the file itself, whatever its form.</summary>
    public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType) =>
        _types.TryGetContentType(Plain(subpath), out contentType);

    /// <summary>Points the request at the compressed form.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (
            HttpMethods.IsGet(context.Request.Method)
            && path.Value is { Length: > 1 } name
            && Forms.Any(form => files.GetFileInfo(name + form.Ending).Exists)
        )
        {
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            var taken = context.Request.GetTypedHeaders().AcceptEncoding;
            foreach (var (encoding, ending) in Forms)
            {
                if (
                    !taken.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0)
                    || !files.GetFileInfo(name + ending).Exists
                )
                    continue;
                context.Request.Path = name + ending;
                context.Response.Headers.ContentEncoding = encoding;
                break;
            }
        }

        return next(context);
    }

    private static string Plain(string path) =>
        Forms.FirstOrDefault(form => path.EndsWith(form.Ending, StringComparison.Ordinal)) is { Ending: { } ending }
            ? path[..^ending.Length]
            : path;
}
