namespace Agent.Hub.Hosting.Settings;

/// <summary>A name below <c>Agent</c>: a section with names of its own, or a setting.</summary>
/// <param name="Path">Its full name, parts joined by colons.</param>
/// <param name="Type">The type of its value; null for a section.</param>
internal sealed record KnownSetting(string Path, Type? Type)
{
    /// <summary>Names within it.</summary>
    public Dictionary<string, KnownSetting> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last part of its name.</summary>
    public string Name => Path[(Path.LastIndexOf(':') + 1)..];
}
