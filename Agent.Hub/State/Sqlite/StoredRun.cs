namespace Agent.Hub.State.Sqlite;

/// <summary>A run in the file.</summary>
/// <param name="Id">Its number there.</param>
/// <param name="RunId">The run.</param>
/// <param name="Epoch">Names the life of its log.</param>
internal sealed record StoredRun(long Id, string RunId, string Epoch);
