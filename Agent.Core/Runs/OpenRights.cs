namespace Agent.Core.Runs;

/// <summary>Everybody may do everything: for programs that have no callers.</summary>
public sealed class OpenRights : IDatasetRights
{
    /// <inheritdoc/>
    public bool May(Caller caller, string dataset, DatasetAction action) => true;
}
