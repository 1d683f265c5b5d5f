using System.Text.Json.Serialization;

namespace Agent.Core.Datasets;

/// <summary>What is known of a dataset: all that the planner and a model are told about it. Immutable.</summary>
public sealed record DatasetProfile
{
    /// <summary>Stable short name made from the file name.</summary>
    public required string Id { get; init; }

    /// <summary>A title for people.</summary>
    public required string Title { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>Content hash of the file: SHA-256 in lower-case hex.</summary>
    public required string Version { get; init; }

    /// <summary>The sheets in workbook order, hidden and empty ones included; behind them tables made of several of them.</summary>
    public required IReadOnlyList<SheetProfile> Sheets { get; init; }

    /// <summary>What questions are about unless they name a part: all but the sheets whose rows stand in a table of several.</summary>
    [JsonIgnore]
    public IEnumerable<SheetProfile> AskedSheets => Sheets.Where(sheet => sheet.PartOf is null);

    /// <summary>The sheets that the file itself has.</summary>
    [JsonIgnore]
    public IEnumerable<SheetProfile> FileSheets => Sheets.Where(sheet => sheet.Tabs.Count == 0);

    /// <summary>How sheets join.</summary>
    public IReadOnlyList<SheetRelation> Relations { get; init; } = [];

    /// <summary>The domain measures of the catalogue, with what the dataset lacks for those it cannot give.</summary>
    public IReadOnlyList<MeasureProfile> Measures { get; init; } = [];

    /// <summary>What is wrong in the sidecar file, in plain sentences; the rest of it holds.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The sheet with this exact table or sheet name regardless of case; null when there is none.</summary>
    public SheetProfile? Sheet(string? name) =>
        name is null
            ? null
            : Sheets.FirstOrDefault(sheet => string.Equals(sheet.Table, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));
}
