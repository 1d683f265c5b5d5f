using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A sheet of a dataset as listed.</summary>
/// <param name="Name">Name as in the workbook.</param>
/// <param name="Rows">Data rows.</param>
/// <param name="Columns">Columns.</param>
public sealed record SheetInfo(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("columns")] int Columns);
