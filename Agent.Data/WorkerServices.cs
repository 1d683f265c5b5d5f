using Agent.Data.Catalog;
using Agent.Data.Queries;
using Agent.Data.Queries.Execution;
using Agent.Data.Store;
using Agent.Data.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Agent.Data;

/// <summary>
/// What is done in worker processes: files are read, and the statements of models run. Two pools, so that neither waits for the other.
/// </summary>
internal sealed class WorkerServices : IDisposable
{
    private readonly WorkerPool _sql;
    private readonly WorkerPool _loads;
    private readonly WorkerSnapshotMaker _snapshots;

    public WorkerServices(WorkerCommand command, QueryOptions queries, DataOptions data, TimeProvider time)
    {
        var limits = LoadLimits.Of(data);
        _sql = new WorkerPool(command, queries.WorkerMemoryBytes, queries.Workers, WorkerSqlRunner.MostBytes(queries), time);
        _loads = new WorkerPool(command, limits.MemoryBytes, WorkerSnapshotMaker.Workers(limits), WorkerSnapshotMaker.MostBytes, time);
        Sql = new WorkerSqlRunner(_sql, queries, time);
        Snapshots = _snapshots = new WorkerSnapshotMaker(_loads, limits, time);
    }

    /// <summary>Runs the statements of models.</summary>
    public ISqlRunner Sql { get; }

    /// <summary>Reads files.</summary>
    public ISnapshotMaker Snapshots { get; }

    public static WorkerServices Create(IServiceProvider provider, WorkerCommand command) => new(
        command,
        provider.GetRequiredService<IOptions<QueryOptions>>().Value,
        provider.GetRequiredService<IOptions<DataOptions>>().Value,
        provider.GetRequiredService<TimeProvider>());

    public void Dispose()
    {
        _snapshots.Dispose();
        _loads.Dispose();
        _sql.Dispose();
    }
}
