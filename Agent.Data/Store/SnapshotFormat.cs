using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Agent.Data.Access;
using Agent.Data.Import.Records;

namespace Agent.Data.Store;

/// <summary>What a snapshot of this version of the hub looks like, in its file name: one of another format is not even opened.</summary>
internal static class SnapshotFormat
{
    /// <summary>Raised with every change of how workbooks are read, profiled or stored: older snapshots are then made again.</summary>
    public const int Version = 15;

    public const string Ending = ".duckdb";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");
    private static readonly string Mark = string.Create(CultureInfo.InvariantCulture, $".v{Version}{Ending}");

    // With the hash in front and the staging mark behind, the name stays below the 255 bytes of a file system.
    private const int LongestId = 80;

    /// <summary>What tells snapshots of one content apart: how it was read, and whose rows are in it.</summary>
    public static string KeyOf(ImportRules rules, RowFilter? rows) =>
        rows is null
            ? rules.Key
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{rules.Key}/{rows.Key}")))[..ImportRules.KeyLength];

    /// <summary>
    /// The file of a content. The dataset's id is part of the profile inside, so the same content under two names has two files.
    /// </summary>
    /// <param name="hash">The content.</param>
    /// <param name="id">The dataset's id.</param>
    /// <param name="rules">What tells the rules apart by which it was read; empty for none.</param>
    public static string FileName(string hash, string id, string rules = "") =>
        Stem(hash, id) + (rules.Length == 0 ? string.Empty : "." + rules) + Mark;

    /// <summary>Whether a file is of a content and dataset, by whatever rules it was read.</summary>
    public static bool IsOf(string fileName, string hash, string id)
    {
        var stem = Stem(hash, id);
        if (!fileName.StartsWith(stem, StringComparison.Ordinal) || !IsCurrent(fileName))
            return false;
        var rules = fileName.AsSpan()[stem.Length..^Mark.Length];
        return rules.IsEmpty || (rules[0] == '.' && rules.Length == ImportRules.KeyLength + 1 && !rules[1..].ContainsAnyExcept(Hex));
    }

    /// <summary>Whether a file's name says that it has this format.</summary>
    public static bool IsCurrent(string fileName) => fileName.EndsWith(Mark, StringComparison.Ordinal);

    private static string Stem(string hash, string id)
    {
        var name =
            Encoding.UTF8.GetByteCount(id) <= LongestId
                ? id
                : $"{id[..24]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..16]}";
        return $"{hash}-{name}";
    }
}
