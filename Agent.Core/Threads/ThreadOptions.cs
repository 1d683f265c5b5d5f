namespace Agent.Core.Threads;

/// <summary>How conversations are kept and how much of one a model is told: section <c>Agent:Threads</c>.</summary>
public sealed class ThreadOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Threads";

    /// <summary>
    /// Tokens of earlier questions and answers that go with a question, estimated; whole turns only, the newest first. 0–1,000,000, default
    /// 4,000.
    /// </summary>
    public int HistoryTokens { get; set; } = 4_000;

    /// <summary>Turns kept of a thread; the oldest go first. 1–10,000, default 200.</summary>
    public int MaxTurns { get; set; } = 200;

    /// <summary>Threads kept per user; the one that rested longest goes first. 1–100,000, default 500.</summary>
    public int MaxPerOwner { get; set; } = 500;

    /// <summary>Threads kept in all. 1–10,000,000, default 20,000.</summary>
    public int MaxThreads { get; set; } = 20_000;

    /// <summary>Bytes of all threads together. 1 MiB – 64 GiB, default 128 MiB.</summary>
    public long MaxBytes { get; set; } = 128L * 1024 * 1024;

    /// <summary>How long a thread is kept after its last turn. 1 min – 366 days, default 7 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);
}
