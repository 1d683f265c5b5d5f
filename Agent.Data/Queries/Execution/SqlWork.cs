using Agent.Data.Queries.Gate;
using Agent.Data.Workers;

namespace Agent.Data.Queries.Execution;

/// <summary>A statement for a worker.</summary>
/// <param name="Snapshot">The file it reads.</param>
/// <param name="Schema">The tables it may name.</param>
/// <param name="Sql">The statement, not yet past the gate: parsing it is the worker's risk, too.</param>
/// <param name="Bounds">Where the result is cut.</param>
internal sealed record SqlWork(string Snapshot, SqlSchema Schema, string Sql, ResultBounds Bounds) : WorkerRequest;
