namespace Agent.Protocol;

/// <summary>Values of <see cref="AskRequest.Mode"/>.</summary>
public static class AskModes
{
    /// <summary>The offline planner answers what it is sure of; the configured model answers the rest.</summary>
    public const string Auto = "auto";

    /// <summary>The configured model answers.</summary>
    public const string Model = "model";

    /// <summary>The offline planner answers; nothing leaves the machine.</summary>
    public const string Offline = "offline";
}
