using Agent.Core.Runs;
using Agent.Data.Sidecar;
using Agent.Hub.Audit;

namespace Agent.Hub.Endpoints;

/// <summary>What the endpoints of descriptions work with.</summary>
internal sealed record SidecarServices(SidecarEditor Editor, IDatasetRights Rights, AuditLog Audit, TimeProvider Time);
