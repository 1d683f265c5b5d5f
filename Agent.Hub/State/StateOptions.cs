namespace Agent.Hub.State;

/// <summary>Where conversations, runs and rights outlive the process: in section <c>Agent</c> itself.</summary>
internal sealed class StateOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent";

    /// <summary>Keeps everything in one file without set-up.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>Keeps everything in the process, which takes it along when it ends.</summary>
    public const string Memory = "memory";

    /// <summary>What keeps conversations and runs: <c>sqlite</c> (default) or <c>memory</c>.</summary>
    public string Store { get; set; } = Sqlite;

    /// <summary>
    /// PostgreSQL for conversations, pins, settings, share links and the audit: <c>Host=db;Database=agent;Username=…</c>; none: the state's
    /// own file.
    /// </summary>
    public string? Database { get; set; }
}
