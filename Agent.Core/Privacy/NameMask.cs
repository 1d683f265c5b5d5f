using Agent.Core.Datasets;

namespace Agent.Core.Privacy;

/// <summary>Texts as they may leave the hub: with pseudonyms for the persons of a dataset.</summary>
public static class NameMask
{
    /// <summary>The text with pseudonyms, unless the settings let names leave.</summary>
    public static string Mask(string text, DatasetProfile profile, PrivacyOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        return options.Pseudonyms == PseudonymMode.Never ? text : PersonDirectory.For(profile).Mask(text);
    }
}
