namespace Agent.Hub.Endpoints;

/// <summary>A text for a dataset's sidecar.</summary>
/// <param name="Text">The text.</param>
/// <param name="Version">Version of the dataset it was made for; null: any.</param>
internal sealed record SidecarDraft(string? Text, string? Version);
