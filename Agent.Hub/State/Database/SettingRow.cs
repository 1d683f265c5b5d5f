namespace Agent.Hub.State.Database;

/// <summary>A setting of a user.</summary>
internal sealed class SettingRow
{
    /// <summary>The user; empty for all who do not sign in.</summary>
    public required string Owner { get; set; }

    /// <summary>The setting.</summary>
    public required string Name { get; set; }

    /// <summary>Its value as JSON.</summary>
    public required string Value { get; set; }
}
