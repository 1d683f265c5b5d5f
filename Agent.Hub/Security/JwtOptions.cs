namespace Agent.Hub.Security;

/// <summary>Tokens of an OpenID Connect issuer: <c>Agent:Security:Jwt</c>.</summary>
internal sealed class JwtOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = SecurityOptions.Section + ":Jwt";

    /// <summary>
    /// Address of the issuer, whose keys are read from its <c>.well-known/openid-configuration</c>; none: no tokens are taken.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>The audience that tokens must name.</summary>
    public string? Audience { get; set; }

    /// <summary>Claim that names the user; default <c>sub</c>.</summary>
    public string NameClaim { get; set; } = "sub";

    /// <summary>Claim that lists roles; <c>viewer</c>, <c>analyst</c> and <c>admin</c> count. Default <c>roles</c>.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Claim that lists groups. Default <c>groups</c>.</summary>
    public string GroupClaim { get; set; } = "groups";

    /// <summary>Whether the issuer must be reached by HTTPS. Default true.</summary>
    public bool RequireHttps { get; set; } = true;
}
