using Agent.Data.Import.Records;

namespace Agent.Data.Sidecar;

/// <summary>What a sidecar says of a sheet.</summary>
/// <param name="Name">The sheet as named there.</param>
/// <param name="Synonyms">Other words for its rows.</param>
/// <param name="EntityKey">The column that names an entity; <see cref="NoKey"/>: a row is an entity; null where nothing is said.</param>
/// <param name="DefaultDate">The date that questions about time mean; null where nothing is said.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record SidecarSheet(
    string Name,
    IReadOnlyList<string> Synonyms,
    string? EntityKey,
    string? DefaultDate,
    IReadOnlyList<SidecarColumn> Columns
)
{
    public const string NoKey = "none";

    /// <summary>What it says of the sheet's rows; they are read again by it.</summary>
    public SheetRules? Rows { get; init; }
}
