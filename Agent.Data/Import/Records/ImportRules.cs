using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Agent.Data.Import.Records;

/// <summary>What a sidecar says of how a file is read. Other rules read the file into another snapshot.</summary>
/// <param name="Sheets">Those that say something.</param>
internal sealed record ImportRules(IReadOnlyList<SheetRules> Sheets)
{
    public static readonly ImportRules None = new([]);

    /// <summary>Characters of a <see cref="Key"/> that is not empty.</summary>
    public const int KeyLength = 12;

    /// <summary>Tells rules apart in the name of a snapshot, in lower-case hex; empty where nothing is said.</summary>
    [JsonIgnore]
    public string Key
    {
        get
        {
            if (Sheets.Count == 0)
                return string.Empty;
            var said = string.Join(
                '\n',
                Sheets.Select(rules => $"{rules.Sheet}|{rules.HeaderRow}|{string.Join(',', rules.Keep)}|{rules.CountsDuplicatesOnce}")
            );
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..KeyLength];
        }
    }

    /// <summary>The rules of a sheet; null where nothing is said.</summary>
    public SheetRules? Of(string sheet) =>
        Sheets.FirstOrDefault(rules => string.Equals(rules.Sheet, sheet, StringComparison.OrdinalIgnoreCase));
}
