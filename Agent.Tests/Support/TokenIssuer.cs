using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Agent.Tests.Support;

/// <summary>An OpenID Connect issuer on a free port: publishes its configuration and keys, and signs tokens.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string Audience = "agent-hub";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;
    private WebApplication? _app;

    private TokenIssuer() => _key = new RsaSecurityKey(_rsa) { KeyId = Guid.NewGuid().ToString("N") };

    public string Url => _app!.Urls.First();

    public static async Task<TokenIssuer> StartAsync(CancellationToken cancellationToken)
    {
        var issuer = new TokenIssuer();
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = issuer._app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Url, jwks_uri = $"{issuer.Url}/keys" }));
        app.MapGet(
            "/keys",
            () =>
            {
                var key = issuer._rsa.ExportParameters(false);
                return Results.Json(
                    new
                    {
                        keys = new[]
                        {
                            new
                            {
                                kty = "RSA",
                                use = "sig",
                                alg = "RS256",
                                kid = issuer._key.KeyId,
                                n = Base64UrlEncoder.Encode(key.Modulus),
                                e = Base64UrlEncoder.Encode(key.Exponent),
                            },
                        },
                    }
                );
            }
        );
        await app.StartAsync(cancellationToken);
        return issuer;
    }

    /// <summary>A token as the issuer gives it, with changes.</summary>
    public string Token(
        string user,
        string[]? roles = null,
        string[]? groups = null,
        string audience = Audience,
        string? from = null,
        TimeSpan? life = null,
        RSA? signedBy = null
    )
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var key = signedBy is null ? _key : new RsaSecurityKey(signedBy) { KeyId = _key.KeyId };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = from ?? Url,
                Audience = audience,
                NotBefore = now.AddHours(-2),
                Expires = now + (life ?? TimeSpan.FromMinutes(10)),
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = user,
                    ["roles"] = roles ?? [],
                    ["groups"] = groups ?? [],
                },
                SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _rsa.Dispose();
    }
}
