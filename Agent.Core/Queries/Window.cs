namespace Agent.Core.Queries;

/// <summary>
/// What is made of the figures of a series whose last key is a <see cref="Period"/>; empty periods count as zero for counts and sums.
/// </summary>
/// <param name="Form">What is made of it.</param>
public sealed record Window(WindowForm Form)
{
    /// <summary>
    /// Periods of a rolling window; periods back for a change (1 the one before; 12 months, 4 quarters, 1 year for the same period last
    /// year).
    /// </summary>
    public int Periods { get; init; } = 1;
}
