namespace Agent.Data.Workers;

/// <summary>A worker ended before it answered: it ran out of memory, failed, or could not be started.</summary>
internal sealed class WorkerLostException(string message, Exception? inner = null) : Exception(message, inner);
