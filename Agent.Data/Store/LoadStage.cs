namespace Agent.Data.Store;

/// <summary>The stages of a dataset's way in, in order.</summary>
internal enum LoadStage
{
    /// <summary>The content hash is computed.</summary>
    Hash,

    /// <summary>The sidecar beside the file is read.</summary>
    Sidecar,

    /// <summary>Cells are read from the file.</summary>
    Read,

    /// <summary>Records and kinds are decided.</summary>
    Profile,

    /// <summary>Relations between sheets are found.</summary>
    Relate,

    /// <summary>The snapshot is written.</summary>
    Write,

    /// <summary>The snapshot is opened.</summary>
    Open,

    /// <summary>The sidecar is laid over the profile.</summary>
    Overlay,

    /// <summary>Domain measures are matched.</summary>
    Measure,

    /// <summary>Names are indexed and questions suggested.</summary>
    Prepare,
}
