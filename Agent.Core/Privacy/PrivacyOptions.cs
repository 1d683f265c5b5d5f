namespace Agent.Core.Privacy;

/// <summary>What a model may see of persons: section <c>Agent:Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Privacy";

    /// <summary>
    /// When names of persons are replaced by pseudonyms. Default <see cref="PseudonymMode.Auto"/>: for endpoints that are not on this
    /// machine.
    /// </summary>
    public PseudonymMode Pseudonyms { get; set; } = PseudonymMode.Auto;
}
