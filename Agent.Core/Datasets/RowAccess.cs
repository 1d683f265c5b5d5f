namespace Agent.Core.Datasets;

/// <summary>Whose rows of a dataset are meant: a sidecar may give rows to groups (<c>where</c>).</summary>
public sealed record RowAccess
{
    private RowAccess(bool isAll, IReadOnlyList<string> groups) => (IsAll, Groups) = (isAll, groups);

    /// <summary>All rows, whatever a sidecar says: for the hub's own work.</summary>
    public static RowAccess All { get; } = new(true, []);

    /// <summary>All rows, and the datasets that the hub keeps of itself: for administrators.</summary>
    public static RowAccess Administrator { get; } = new(true, []) { SeesHubDatasets = true };

    /// <summary>Whether all rows are meant.</summary>
    public bool IsAll { get; }

    /// <summary>Whether datasets that the hub keeps of itself, such as its audit, are there.</summary>
    public bool SeesHubDatasets { get; private init; }

    /// <summary>The groups whose rows are meant, where not all are.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The rows of whoever is in these groups; of nobody where there are none and a sidecar gives rows to groups.</summary>
    public static RowAccess Of(IReadOnlyList<string> groups) => new(false, groups);
}
