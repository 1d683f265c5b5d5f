using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Security;

/// <summary>
/// Sets up the check of tokens: signature by the issuer's published keys, issuer, audience, time; the claims become the caller's name, role
/// and groups.
/// </summary>
internal sealed class JwtSetup(IOptions<SecurityOptions> security) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        var jwt = security.Value.Jwt;
        // The scheme is never chosen without an authority, and its options must be valid all the same.
        options.Authority = jwt.Authority is { Length: > 0 } authority ? authority : "https://issuer.invalid";
        options.Audience = jwt.Audience;
        options.RequireHttpsMetadata = jwt.RequireHttps;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = ClaimTypes.Name;
        options.TokenValidationParameters.RoleClaimType = ClaimTypes.Role;
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context =>
            {
                context.Token = Credentials.Read(context.Request);
                return Task.CompletedTask;
            },
            OnTokenValidated = context =>
            {
                var user = context.Principal!;
                if (user.FindFirstValue(jwt.NameClaim) is not { Length: > 0 } id)
                {
                    context.Fail($"The token has no claim {jwt.NameClaim}.");
                    return Task.CompletedTask;
                }

                context.Principal = new ClaimsPrincipal(new ClaimsIdentity(Claims(user, id, jwt), JwtBearerDefaults.AuthenticationScheme));
                return Task.CompletedTask;
            },
        };
    }

    private static IEnumerable<Claim> Claims(ClaimsPrincipal user, string id, JwtOptions jwt) =>
    [
        new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Name, id),
        .. user.FindAll(jwt.RoleClaim).Select(claim => new Claim(ClaimTypes.Role, claim.Value)),
        .. user.FindAll(jwt.GroupClaim).Select(claim => new Claim(Callers.GroupClaim, claim.Value)),
    ];
}
