using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Agent.Hub.Faces;

/// <summary>Reads the JSON body of a request, bounded.</summary>
internal static class FaceJson
{
    /// <summary>Clients send whole conversations; more than this is none.</summary>
    private const int MaxBody = 8 << 20;

    /// <summary>The body as an object; null where it is none, or too long.</summary>
    public static async ValueTask<JsonDocument?> ReadObjectAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBody;
        try
        {
            var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (Exception broken) when (broken is JsonException or BadHttpRequestException)
        {
            // The caller says in its own form that the body is no good.
        }

        return null;
    }
}
