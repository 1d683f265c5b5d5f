namespace Agent.Hub.Chat.Profiles;

/// <summary>The profiles known, and which one an address means.</summary>
internal static class EndpointProfiles
{
    /// <summary>For addresses that say nothing.</summary>
    public static readonly EndpointProfile Generic = new("generic");

    private static readonly EndpointProfile[] All =
    [
        new("openrouter")
        {
            HostEnds = ["openrouter.ai"],
            AsksForCost = true,
            Headers = new Dictionary<string, string> { ["X-Title"] = "Agent Hub" },
        },
        new("openai") { HostEnds = ["api.openai.com"], MaxTokensField = "max_completion_tokens", Echo = ReasoningEcho.Never },
        new("azure")
        {
            HostEnds = [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"],
            IsAzure = true,
            MaxTokensField = "max_completion_tokens",
            Echo = ReasoningEcho.Never,
        },
        new("ollama") { HostPart = "ollama", Port = 11434 },
        new("vllm") { HostPart = "vllm" },
        new("lmstudio") { HostPart = "lmstudio", Port = 1234 },
        new("llamacpp") { HostPart = "llama" },
        Generic,
    ];

    /// <summary>The names that may be written in a setting.</summary>
    public static IEnumerable<string> Names => All.Select(profile => profile.Name);

    /// <summary>The profile with this name, regardless of case and of dots; null when there is none.</summary>
    public static EndpointProfile? Named(string name) =>
        All.FirstOrDefault(profile => string.Equals(profile.Name, Plain(name), StringComparison.OrdinalIgnoreCase));

    /// <summary>The profile for an address; <see cref="Generic"/> where it says nothing.</summary>
    public static EndpointProfile For(Uri address)
    {
        // Azure's newer address form, …/openai/v1, is the common one.
        var plainPath = address.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.OrdinalIgnoreCase);
        var found =
            All.FirstOrDefault(profile => profile.HostEnds.Any(end => address.Host.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            ?? All.FirstOrDefault(profile =>
                profile.HostPart is { } part && address.Host.Contains(part, StringComparison.OrdinalIgnoreCase)
            )
            ?? All.FirstOrDefault(profile => profile.Port == address.Port)
            ?? Generic;
        return found.IsAzure && plainPath ? found with { IsAzure = false } : found;
    }

    private static string Plain(string name) =>
        name.Trim()
            .Replace(".", string.Empty, StringComparison.Ordinal)
            .Replace(" ", string.Empty, StringComparison.Ordinal)
            .Replace("-", string.Empty, StringComparison.Ordinal);
}
