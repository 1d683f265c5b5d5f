namespace Agent.Hub.ExternalTools;

/// <summary>What the audit says of how a call came to be allowed.</summary>
internal static class ApprovalWords
{
    /// <summary>By the settings.</summary>
    public const string Settings = "settings";

    /// <summary>By the person who asked.</summary>
    public const string Person = "person";
}
