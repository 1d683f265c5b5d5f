namespace Agent.Core.Runs;

/// <summary>What can be done with a dataset.</summary>
public enum DatasetAction
{
    /// <summary>See that it is there, and what it holds.</summary>
    List,

    /// <summary>Ask it.</summary>
    Ask,

    /// <summary>Take rows of it away as a file.</summary>
    Download,

    /// <summary>Put a newer version of it, or a new one, into the hub.</summary>
    Upload,

    /// <summary>Remove it.</summary>
    Delete,

    /// <summary>Change what the hub is told of it: its sidecar file, with the words defined there.</summary>
    Describe,
}
