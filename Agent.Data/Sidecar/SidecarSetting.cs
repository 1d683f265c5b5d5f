namespace Agent.Data.Sidecar;

/// <summary>One thing that a sidecar says.</summary>
/// <param name="Path">Where it stands, from the top: <c>sheets</c>, <c>Incident</c>, <c>synonyms</c>.</param>
/// <param name="Values">What it says; one value, or a list.</param>
public sealed record SidecarSetting(IReadOnlyList<string> Path, IReadOnlyList<string> Values);
