using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Security;

/// <summary>What a caller sends to say who they are: a key, or a token of the issuer.</summary>
internal static class Credentials
{
    /// <summary>Scheme that looks at the credential and hands it to the scheme that knows it.</summary>
    public const string SchemeName = "Credentials";

    private const string Bearer = "Bearer ";

    /// <summary>
    /// A bearer credential, or <c>access_token</c> in the query where a browser cannot set headers; null when there is none.
    /// </summary>
    public static string? Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : request.Query["access_token"];
    }

    /// <summary>Tokens have three parts, the first of them JSON; keys do not look like this.</summary>
    public static string SchemeFor(HttpContext context)
    {
        var takesTokens = context.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value.Jwt.Authority is { Length: > 0 };
        return
            takesTokens
            && Read(context.Request) is { } token
            && token.StartsWith("eyJ", StringComparison.Ordinal)
            && token.Count(letter => letter == '.') == 2
            ? JwtBearerDefaults.AuthenticationScheme
            : ApiKeyHandler.SchemeName;
    }
}
