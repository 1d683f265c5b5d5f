using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Agent.Hub.State.Database;

namespace Agent.Hub.Audit;

/// <summary>
/// The chain of hashes: each entry holds the hash of the one before, so that none can be changed, removed or moved unseen.
/// </summary>
internal static class AuditChain
{
    /// <summary>What the first entry holds as the hash before it.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>
    /// The hash of an entry: SHA-256 over its parts, each with its length before it, so that no two divisions of a text are alike.
    /// </summary>
    public static string Hash(AuditRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var text = new StringBuilder();
        foreach (var part in (string[])[Number(row.Id), Number(row.At), row.Actor, row.Action, row.Body, row.Previous])
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}|");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Checks entries in the order of their numbers; gives what is wrong, in words, the first thing first.</summary>
    public static IEnumerable<string> Check(IEnumerable<AuditRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (expected, previous) = (1L, Beginning);
        foreach (var row in rows)
        {
            if (row.Id != expected)
                yield return $"Entry {expected} is missing; entry {row.Id} comes in its place.";
            else if (row.Previous != previous)
                yield return $"Entry {row.Id} does not follow the one before it: one of them was changed or put in.";
            if (Hash(row) != row.Hash)
                yield return $"Entry {row.Id} was changed.";
            (expected, previous) = (row.Id + 1, row.Hash);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
