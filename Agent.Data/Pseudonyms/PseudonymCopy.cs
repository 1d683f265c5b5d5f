using Agent.Data.Catalog;

namespace Agent.Data.Pseudonyms;

/// <summary>A copy with pseudonyms that is there or being made.</summary>
/// <param name="key">Of which version, and with whose pseudonyms.</param>
internal sealed class PseudonymCopy(string key)
{
    public string Key { get; } = key;

    /// <summary>The copy; null until it is made.</summary>
    public SharedSnapshot? Made { get; set; }

    /// <summary>Ends when it is made, or cannot be; set by whoever begins it.</summary>
    public Task<SharedSnapshot> Making { get; set; } = null!; // begun before anybody sees it
}
