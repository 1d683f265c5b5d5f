namespace Agent.Hub.Security;

/// <summary>Who may use the hub: section <c>Agent:Security</c>.</summary>
internal sealed class SecurityOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Security";

    /// <summary>
    /// Keys; empty: anybody who reaches the hub may use it, which is this machine alone unless <see cref="AllowAnonymous"/>.
    /// </summary>
    public IList<ApiKey> ApiKeys { get; } = [];

    /// <summary>Lets the hub listen beyond this machine without keys. Default false.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>
    /// Origins of pages, beside the hub's own, that may connect and show the hub in a frame: <c>https://intranet.example</c>.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Tokens of an OpenID Connect issuer, beside or instead of keys.</summary>
    internal JwtOptions Jwt { get; } = new();

    /// <summary>Rights on datasets; none: the role decides.</summary>
    public IList<DatasetRule> Datasets { get; } = [];

    /// <summary>Whether callers must say who they are.</summary>
    internal bool NeedsSignIn => ApiKeys.Count > 0 || Jwt.Authority is { Length: > 0 };
}
