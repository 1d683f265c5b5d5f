namespace Agent.Hub.ExternalTools;

/// <summary>Tools from outside that models may call: section <c>Agent:ExternalTools</c>. Default: none.</summary>
internal sealed class ExternalToolOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:ExternalTools";

    /// <summary>Servers of the Model Context Protocol, by a name of your own; default none.</summary>
    public IDictionary<string, ExternalServerOptions> Servers { get; } =
        new Dictionary<string, ExternalServerOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hosts at private addresses that servers may be at; default none: they may not.</summary>
    public IList<string> PrivateHosts { get; } = [];
}
