using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Data.Import.Records;
using Agent.Data.Sidecar;

namespace Agent.Data.Access;

/// <summary>
/// The rows that somebody sees: those of any of the groups. A file is read into a snapshot of its own for each filter, which holds these
/// rows
/// and nothing of the others; so whatever asks the snapshot – queries, tools, statements of models, search, suggestions, files – sees no
/// more,
/// and no query needs to know of it.
/// </summary>
/// <param name="Groups">The groups; none: no row.</param>
internal sealed record RowFilter(IReadOnlyList<GroupRows> Groups)
{
    /// <summary>How sheets join by the sidecar, beside what is found.</summary>
    public IReadOnlyList<SidecarRelation> Relations { get; init; } = [];

    /// <summary>Whether no row is seen.</summary>
    [JsonIgnore]
    public bool IsEmpty => Groups.Count == 0;

    /// <summary>Tells filters apart in the name of a snapshot and in the version of a dataset, in lower-case hex.</summary>
    [JsonIgnore]
    public string Key => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)))[..ImportRules.KeyLength];

    /// <summary>The version of a dataset seen through this filter.</summary>
    public string Version(string whole) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{whole}\n{Key}")));
}
