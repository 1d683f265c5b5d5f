namespace Agent.Hub.Endpoints;

/// <summary>A setting to be written into the text of a sidecar.</summary>
/// <param name="Text">The text.</param>
/// <param name="Path">Where the setting stands, from the top.</param>
/// <param name="Values">What it says; none takes it out.</param>
/// <param name="IsList">Whether it is written as a list.</param>
internal sealed record SidecarChange(string? Text, IReadOnlyList<string>? Path, IReadOnlyList<string>? Values, bool IsList);
