namespace Agent.Data.HubDatasets;

/// <summary>A dataset that the hub keeps of itself, such as its audit: asked like any other, by administrators alone.</summary>
public interface IHubDataset
{
    /// <summary>Its id, and its file's name without an ending.</summary>
    string Id { get; }

    /// <summary>A title for people.</summary>
    string Title { get; }

    /// <summary>Its sidecar: what its cells do not say.</summary>
    string Sidecar { get; }

    /// <summary>What changes with the content.</summary>
    Task<string> VersionAsync(CancellationToken cancellationToken);

    /// <summary>The content.</summary>
    Task<IReadOnlyList<HubSheet>> ReadAsync(CancellationToken cancellationToken);
}
