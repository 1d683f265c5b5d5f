using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agent.Data.Caching;

/// <summary>Names one result: a content hash and the normalised query. Two keys are equal only if every part is.</summary>
/// <param name="Version">Content hash of the dataset's file.</param>
/// <param name="Parts">The parts of the query.</param>
internal sealed record QueryKey(string Version, IReadOnlyList<string> Parts)
{
    /// <summary>The key as text: a hash over JSON, in which the borders of the parts cannot be forged by their content.</summary>
    public override string ToString()
    {
        string[] all = [Version, .. Parts];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(all))));
    }
}
