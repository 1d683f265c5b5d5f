using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Security;

/// <summary>Knows callers by their key: a bearer token, or <c>access_token</c> in the query where a browser cannot set headers.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes, ILoggerFactory loggers, UrlEncoder encoder, IOptions<SecurityOptions> security)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "ApiKey";

    /// <summary>Role of keys with <see cref="ApiKey.Admin"/>.</summary>
    public const string AdminRole = "admin";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token() is not { Length: > 0 } token)
            return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(Find(token) is { } key ? AuthenticateResult.Success(Ticket(key)) : AuthenticateResult.Fail("There is no such key."));
    }

    private string? Token()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return header[Bearer.Length..].Trim();
        return Request.Query["access_token"];
    }

    // Digests are of equal length and every key is compared, so that the time taken tells nothing.
    private ApiKey? Find(string token)
    {
        ApiKey? found = null;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        foreach (var key in security.Value.ApiKeys)
        {
            if (CryptographicOperations.FixedTimeEquals(digest, SHA256.HashData(Encoding.UTF8.GetBytes(key.Key))))
                found = key;
        }

        return found;
    }

    private static AuthenticationTicket Ticket(ApiKey key)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, key.Name), new(ClaimTypes.Name, key.Name)];
        if (key.Admin)
            claims.Add(new Claim(ClaimTypes.Role, AdminRole));
        return new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName);
    }
}
