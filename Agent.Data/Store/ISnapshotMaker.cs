using Agent.Data.Workbooks;

namespace Agent.Data.Store;

/// <summary>Makes snapshots of files; a few at once, others wait.</summary>
internal interface ISnapshotMaker
{
    /// <summary>What decides how far a file is read: a file that was cut is tried again when this changes.</summary>
    string Limits { get; }

    /// <exception cref="WorkbookException">The file cannot be read.</exception>
    /// <exception cref="LoadCutException">It was given up: too much time or memory.</exception>
    /// <exception cref="OperationCanceledException">The token fired; nothing is left.</exception>
    Task MakeAsync(SnapshotWork work, LoadProgress progress, CancellationToken cancellationToken);
}
