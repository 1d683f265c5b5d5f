namespace Agent.Benchmarks.Streaming.Load;

/// <summary>The middle and the end of a distribution; NaN where nothing was measured.</summary>
/// <param name="P50">Half are at most this.</param>
/// <param name="P99">99 of 100 are at most this.</param>
internal readonly record struct Percentiles(double P50, double P99)
{
    public static Percentiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? new(double.NaN, double.NaN) : new(sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }
}
