using System.Globalization;

namespace Agent.Hub.Faces.Streams;

/// <summary>
/// Cursors of live reads: numbers of intervals of time, so that requests that wait for the same data share an address for a while and
/// caches can join them. A
/// client's own cursor is always moved on, or a cache could answer it with what it has already.
/// </summary>
internal static class StreamCursor
{
    private static readonly DateTimeOffset Epoch = new(2024, 10, 9, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    // An hour of intervals.
    private const int MaxStep = 180;

    /// <summary>The cursor to give.</summary>
    /// <param name="now">The time.</param>
    /// <param name="sent">The client's cursor; null for none.</param>
    public static string Next(DateTimeOffset now, string? sent)
    {
        var current = (long)((now - Epoch) / Interval);
        if (
            long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            && known >= current
            && known < long.MaxValue - MaxStep
        )
            current = known + Random.Shared.Next(1, MaxStep);
        return current.ToString(CultureInfo.InvariantCulture);
    }
}
