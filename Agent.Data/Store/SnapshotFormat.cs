using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Agent.Data.Store;

/// <summary>What a snapshot of this version of the hub looks like, in its file name: one of another format is not even opened.</summary>
internal static class SnapshotFormat
{
    /// <summary>Raised with every change of how workbooks are read, profiled or stored: older snapshots are then made again.</summary>
    public const int Version = 4;

    public const string Ending = ".duckdb";

    // With the hash in front and the staging mark behind, the name stays below the 255 bytes of a file system.
    private const int LongestId = 80;

    /// <summary>The file of a content. The dataset's id is part of the profile inside, so the same content under two names has two files.</summary>
    public static string FileName(string hash, string id)
    {
        var name = Encoding.UTF8.GetByteCount(id) <= LongestId
            ? id
            : $"{id[..24]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..16]}";
        return string.Create(CultureInfo.InvariantCulture, $"{hash}-{name}.v{Version}{Ending}");
    }

    /// <summary>Whether a file's name says that it has this format.</summary>
    public static bool IsCurrent(string fileName) => fileName.EndsWith(string.Create(CultureInfo.InvariantCulture, $".v{Version}{Ending}"), StringComparison.Ordinal);
}
