namespace Agent.Hub.ExternalTools;

/// <summary>A server of tools: a program to start, or an address.</summary>
internal sealed class ExternalServerOptions
{
    /// <summary>The program to start and speak to over its standard input and output; default none.</summary>
    public string? Command { get; set; }

    /// <summary>Its arguments; default none.</summary>
    public IList<string> Arguments { get; } = [];

    /// <summary>Variables of its environment; it sees no others of the hub's but those that programs need to run. Default none.</summary>
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The address, instead of a program; default none.</summary>
    public string? Url { get; set; }

    /// <summary>Headers to send, such as a key; default none.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tools that models may call; default none of them.</summary>
    public IList<string> EnabledTools { get; } = [];

    /// <summary>
    /// Hash of the tools as they were when somebody looked at them; a server whose tools differ is off. Default none: off, and the hub's
    /// log says the hash.
    /// </summary>
    public string? Pin { get; set; }

    /// <summary>
    /// Which calls a person has to allow: <c>writes</c>, those of tools that do not say that they only read; <c>prompt</c>, each;
    /// <c>auto</c>, none. Default <c>writes</c>.
    /// </summary>
    public string DefaultToolsApprovalMode { get; set; } = Writes;

    /// <summary>Seconds a call may take; 1–300, default 30.</summary>
    public int ToolTimeoutSec { get; set; } = 30;

    /// <summary>Characters of a result that the model gets; 100–100,000, default 8,000.</summary>
    public int MaxOutput { get; set; } = 8_000;

    /// <summary>A person allows calls of tools that may change something.</summary>
    internal const string Writes = "writes";

    /// <summary>A person allows each call.</summary>
    internal const string Each = "prompt";

    /// <summary>Nobody is asked.</summary>
    internal const string All = "auto";
}
