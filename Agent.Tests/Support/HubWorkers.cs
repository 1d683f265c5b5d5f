using Agent.Data.Catalog;
using Agent.Data.Queries;
using Agent.Data.Queries.Execution;
using Agent.Data.Store;
using Agent.Data.Workers;
using Agent.Hub.Hosting;

namespace Agent.Tests.Support;

/// <summary>Worker processes as the hub starts them, without a hub.</summary>
internal static class HubWorkers
{
    public static WorkerCommand Command { get; } = WorkerCommand.Of(typeof(HubApplication).Assembly);

    /// <summary>
    /// Limits of loads with this much memory, in MiB; without a time, one that no machine needs: how quick it is is not tested.
    /// </summary>
    public static LoadLimits Loads(int megabytes = 256, TimeSpan? timeout = null) =>
        LoadLimits.Of(new DataOptions { LoadMemoryBytes = (long)megabytes << 20, LoadTimeout = timeout ?? TimeSpan.FromMinutes(5) });

    public static WorkerPool LoadPool(LoadLimits limits) =>
        new(Command, limits.MemoryBytes, WorkerSnapshotMaker.Workers(limits), WorkerSnapshotMaker.MostBytes, TimeProvider.System);

    public static WorkerPool SqlPool(QueryOptions options) =>
        new(Command, options.WorkerMemoryBytes, options.Workers, WorkerSqlRunner.MostBytes(options), TimeProvider.System);
}
