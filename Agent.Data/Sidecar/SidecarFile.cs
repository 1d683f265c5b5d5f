using System.Security.Cryptography;
using System.Text;
using Agent.Core.Datasets;
using Agent.Data.Access;
using Agent.Data.Import.Records;

namespace Agent.Data.Sidecar;

/// <summary>The file <c>&lt;workbook&gt;.agent.yaml</c> beside a workbook: what people know of it and its cells do not say.</summary>
internal sealed record SidecarFile
{
    public const string Ending = ".agent.yaml";
    private const int LongestText = 256 * 1024;

    /// <summary>Title for people; null where nothing is said.</summary>
    public string? Title { get; init; }

    public IReadOnlyList<SidecarSheet> Sheets { get; init; } = [];

    /// <summary>What it says of how the file is read.</summary>
    public ImportRules Rules => new([.. Sheets.Select(sheet => sheet.Rows).OfType<SheetRules>()]);

    /// <summary>Who sees which rows; null where nothing is said: then everybody who may ask sees all.</summary>
    public RowRules? Rows { get; init; }

    public IReadOnlyList<SidecarRelation> Relations { get; init; } = [];

    public IReadOnlyList<SidecarMeasure> Measures { get; init; } = [];

    public IReadOnlyList<SidecarDefinition> Definitions { get; init; } = [];

    /// <summary>What is wrong in it, each with its line, in plain sentences. The rest holds.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>
    /// Where a workbook's sidecar is: <c>register.agent.yaml</c>, or <c>register.xlsx.agent.yaml</c> where two files differ in their ending
    /// only.
    /// </summary>
    public static IEnumerable<string> PathsFor(string workbook) => [workbook + Ending, Path.ChangeExtension(workbook, null) + Ending];

    /// <summary>Reads a sidecar; what is wrong is among its problems, never thrown.</summary>
    public static SidecarFile Load(string path)
    {
        try
        {
            var text = new FileInfo(path).Length <= LongestText ? File.ReadAllText(path) : null;
            return text is null ? Broken($"The file is larger than {LongestText / 1024} KB.") : SidecarReader.Read(text);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Broken("The file cannot be opened.");
        }
    }

    /// <summary>The version of a workbook under a sidecar: other words for a column are another version of the dataset.</summary>
    /// <param name="contentHash">The workbook's.</param>
    /// <param name="path">The sidecar.</param>
    public static string Version(string contentHash, string path)
    {
        try
        {
            return Convert.ToHexStringLower(
                SHA256.HashData([.. Encoding.UTF8.GetBytes(contentHash), .. SHA256.HashData(File.ReadAllBytes(path))])
            );
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return contentHash;
        }
    }

    /// <summary>The rows of a caller; null: all of them.</summary>
    public RowFilter? FilterFor(RowAccess access) => Rows?.For(access) is { } filter ? filter with { Relations = Relations } : null;

    // What cannot be read may say who sees which rows.
    private static SidecarFile Broken(string why) => new() { Problems = [why], Rows = RowRules.Unreadable };
}
