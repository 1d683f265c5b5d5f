namespace Agent.Core.Runs;

/// <summary>Limits and times of runs: section <c>Agent:Runs</c>.</summary>
public sealed class RunOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Runs";

    /// <summary>Runs that may work at the same time; more are refused with <c>busy</c>. 1–100,000, default 1,000.</summary>
    public int MaxConcurrent { get; set; } = 1_000;

    /// <summary>
    /// Runs of one user that may work at the same time; more are refused with <c>rate_limited</c>. 1–100,000, default 50.
    /// </summary>
    public int MaxPerUser { get; set; } = 50;

    /// <summary>How long a run may work in all. 1 s – 1 h, default 5 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a run goes on with nobody watching. 1 s – 1 h, default 2 min.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long shutdown waits for runs to finish by themselves. 0 – 5 min, default 10 s.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest question in characters. 100–100,000, default 8,000.</summary>
    public int MaxQuestionLength { get; set; } = 8_000;
}
