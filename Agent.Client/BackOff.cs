namespace Agent.Client;

/// <summary>Waiting times between attempts: doubling, capped, with jitter so that many clients do not come back at once.</summary>
internal static class BackOff
{
    /// <param name="attempt">The attempt to come, from 1.</param>
    /// <param name="first">Longest wait before the first.</param>
    /// <param name="most">Longest wait of all.</param>
    /// <param name="jitter">A number from 0 to 1.</param>
    public static TimeSpan Delay(int attempt, TimeSpan first, TimeSpan most, double jitter)
    {
        var longest = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 30)), most.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * (0.5 + (jitter / 2)));
    }
}
