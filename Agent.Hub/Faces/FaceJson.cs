using System.Text.Json;
using Agent.Core.Runs;
using Agent.Protocol;
using Microsoft.AspNetCore.Http.Features;

namespace Agent.Hub.Faces;

/// <summary>Reads the JSON body of a request, bounded.</summary>
internal static class FaceJson
{
    /// <summary>Clients send whole conversations; more than this is none.</summary>
    private const int MaxBody = 8 << 20;

    /// <summary>The body as an object whose texts can all be read.</summary>
    public static async ValueTask<FaceBody> ReadObjectAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBody;
        try
        {
            var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            if (Problem(document.RootElement) is not { } problem)
                return new FaceBody(document, null);
            document.Dispose();
            return Refuse(problem);
        }
        catch (JsonException)
        {
            return Refuse("The body must be a JSON object.");
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new FaceBody(null, new RunRefusal(ErrorCodes.QuestionTooLong, $"The body may have {MaxBody >> 20} MiB."));
        }
        catch (BadHttpRequestException)
        {
            return Refuse("The body could not be read.");
        }
    }

    private static FaceBody Refuse(string problem) => new(null, new RunRefusal(ErrorCodes.BadRequest, problem));

    private static string? Problem(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? "The body must be a JSON object."
        : HasText(root) ? null
        : "A text in the body is no Unicode: it holds half a surrogate pair, or bytes that are not UTF-8.";

    /// <summary>Whether every name and text is one: the parser looks at their form, and what is none only fails where it is read.</summary>
    private static bool HasText(JsonElement root)
    {
        try
        {
            Read(root);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Read(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Read(member.Value);
                }

                break;
        }
    }
}
