namespace Agent.Hub.Endpoints;

/// <summary>A word to be kept for values of a column.</summary>
/// <param name="Name">The word, or a few.</param>
/// <param name="Column">The column, written <c>Sheet.Column</c>.</param>
/// <param name="Values">The values it stands for.</param>
internal sealed record DefinitionRequest(string? Name, string? Column, IReadOnlyList<string>? Values);
