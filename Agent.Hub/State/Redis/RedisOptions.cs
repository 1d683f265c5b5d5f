namespace Agent.Hub.State.Redis;

/// <summary>The Redis that several hubs share: section <c>Agent:Redis</c>.</summary>
internal sealed class RedisOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Redis";

    /// <summary>As StackExchange.Redis writes it: <c>redis:6379,password=…</c>; none: no Redis.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Runs that may be under way or waiting over all hubs; more are refused with <c>busy</c>. 1–1,000,000, default 10,000.
    /// </summary>
    public int MaxOpenRuns { get; set; } = 10_000;

    /// <summary>How long a hub may be silent before its runs are taken over by another. 2 s – 5 min, default 5 s.</summary>
    public TimeSpan TakeOverAfter { get; set; } = TimeSpan.FromSeconds(5);
}
