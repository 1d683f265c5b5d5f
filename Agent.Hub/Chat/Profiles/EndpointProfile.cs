namespace Agent.Hub.Chat.Profiles;

/// <summary>How an endpoint differs from the common ground of OpenAI-compatible ones. Data only: a new endpoint is a new value.</summary>
/// <param name="Name">Its name in <c>Agent:Model:Provider</c> and in telemetry.</param>
internal sealed record EndpointProfile(string Name)
{
    /// <summary>Ends of host names that mean this profile.</summary>
    public IReadOnlyList<string> HostEnds { get; init; } = [];

    /// <summary>A part of a host name that means this profile, as services in a container network are called; null for none.</summary>
    public string? HostPart { get; init; }

    /// <summary>The port the server listens on by default, where no other does; null where it says nothing.</summary>
    public int? Port { get; init; }

    /// <summary>Whether the address is Azure's: a deployment in the path, an API version, the key in <c>api-key</c>.</summary>
    public bool IsAzure { get; init; }

    /// <summary>Whether usage must be asked for with <c>stream_options</c>.</summary>
    public bool AsksForUsage { get; init; } = true;

    /// <summary>Whether cost comes only when <c>usage: { include: true }</c> is sent.</summary>
    public bool AsksForCost { get; init; }

    /// <summary>
    /// Fields of a request that the endpoint does not take, of those that can be left out; others are learned from its refusals.
    /// </summary>
    public IReadOnlyList<string> Omits { get; init; } = [];

    /// <summary>The field that limits a turn's tokens.</summary>
    public string MaxTokensField { get; init; } = "max_tokens";

    /// <summary>Whether reasoning goes back.</summary>
    public ReasoningEcho Echo { get; init; } = ReasoningEcho.AsReceived;

    /// <summary>Headers the endpoint likes to see.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
