namespace Agent.Planning.Ranking;

/// <summary>
/// Readings that differ from the one by the usual date only in that they take a date which no word names: they can be chosen, and make the
/// usual one no less sure.
/// </summary>
internal static class UnsaidDates
{
    /// <summary>Whether a reading is by another date that no word names, beside one by the usual date.</summary>
    /// <param name="best">The value of a feature of the best reading.</param>
    /// <param name="other">The value of a feature of the other.</param>
    public static bool Differ(Func<string, double> best, Func<string, double> other) =>
        best("date:default") + best("date:default, named") > 0 && other("date:other") > 0;
}
