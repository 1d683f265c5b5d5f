using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Agent.Core.Runs;
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

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Credentials.Read(Request) is not { Length: > 0 } token)
            return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(
            Find(token) is { } key ? AuthenticateResult.Success(Ticket(key)) : AuthenticateResult.Fail("There is no such key.")
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
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
        claims.Add(new Claim(ClaimTypes.Role, key.Admin ? CallerRoles.Admin : key.Role));
        claims.AddRange(key.Groups.Select(group => new Claim(Callers.GroupClaim, group)));
        return new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName);
    }
}
