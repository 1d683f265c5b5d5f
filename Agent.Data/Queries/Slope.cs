namespace Agent.Data.Queries;

/// <summary>Which way a series goes.</summary>
internal static class Slope
{
    /// <summary>
    /// Change per period of the straight line nearest to the figures by least squares; null when fewer than three are known.
    /// </summary>
    public static double? Of(IReadOnlyList<double> figures)
    {
        var known = figures.Select((figure, index) => (X: (double)index, Y: figure)).Where(point => double.IsFinite(point.Y)).ToList();
        if (known.Count < 3)
            return null;
        var meanX = known.Average(point => point.X);
        var meanY = known.Average(point => point.Y);
        return known.Sum(point => (point.X - meanX) * (point.Y - meanY)) / known.Sum(point => (point.X - meanX) * (point.X - meanX));
    }
}
