using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A row as it stands in the file.</summary>
/// <param name="Row">Its number in the file, counted from 1.</param>
/// <param name="Text">Its cells as shown, joined by <c> | </c>, cut to 200 characters.</param>
public sealed record ShownRow(
    [property: JsonPropertyName("row")] long Row,
    [property: JsonPropertyName("text")] string Text);
