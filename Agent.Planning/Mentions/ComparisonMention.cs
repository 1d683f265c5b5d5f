namespace Agent.Planning.Mentions;

/// <summary>A number compared with: "more than 3", "10 or more", "only once".</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Op">One of = &lt; &lt;= &gt; &gt;=, or between.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">second, minute, hour or day where the number is a length of time.</param>
internal sealed record ComparisonMention(int Start, int End, string Op, double Value, string? Unit = null)
{
    /// <summary>Whether it counts how often something is there: "more than once".</summary>
    public bool IsTimes { get; init; }

    /// <summary>The upper end of "between"; 0 otherwise.</summary>
    public double High { get; init; }
}
