using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Hub.Audit;

namespace Agent.Hub.Endpoints;

/// <summary>What giving a table needs.</summary>
internal sealed class TableServices(RunManager runs, IDatasetCatalog catalog, IDatasetRights rights, AuditLog audit)
{
    public RunManager Runs { get; } = runs;

    public IDatasetCatalog Catalog { get; } = catalog;

    public IDatasetRights Rights { get; } = rights;

    public AuditLog Audit { get; } = audit;
}
