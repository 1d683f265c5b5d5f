namespace Agent.Data.Sidecar;

/// <summary>A word that a sidecar defines.</summary>
/// <param name="Name">The word, or a few.</param>
/// <param name="Column">The column, written <c>Sheet.Column</c>.</param>
/// <param name="Values">The values it stands for.</param>
/// <param name="By">Who defined it; null where nothing is said.</param>
/// <param name="On">The day it was defined, ISO 8601; null where nothing is said.</param>
internal sealed record SidecarDefinition(string Name, string Column, IReadOnlyList<string> Values, string? By = null, string? On = null);
