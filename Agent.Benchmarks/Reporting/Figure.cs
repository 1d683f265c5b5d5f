namespace Agent.Benchmarks.Reporting;

/// <summary>One measured figure.</summary>
internal sealed record Figure
{
    /// <summary>What was measured.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of all values: ms, µs, MB, events/s …</summary>
    public required string Unit { get; init; }

    /// <summary>The median of the runs.</summary>
    public required double Value { get; init; }

    /// <summary>Least of the runs.</summary>
    public double? Lowest { get; init; }

    /// <summary>Most of the runs.</summary>
    public double? Highest { get; init; }

    /// <summary>How often it was measured.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>The figure to reach; at most, or at least where <see cref="MoreIsBetter"/>.</summary>
    public double? Target { get; init; }

    /// <summary>Whether larger values are better.</summary>
    public bool MoreIsBetter { get; init; }

    /// <summary>This value divided by that of the baseline, measured in the same run.</summary>
    public double? Ratio { get; init; }

    /// <summary>Name of the figure that <see cref="Ratio"/> compares with.</summary>
    public string? Baseline { get; init; }

    /// <summary>What else must be known.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the target is reached; null without a target.</summary>
    public bool? IsReached => Target is { } target ? (MoreIsBetter ? Value >= target : Value <= target) : null;

    /// <summary>The same figure set against a baseline.</summary>
    public Figure Against(Figure baseline) =>
        this with
        {
            Baseline = baseline.Name,
            Ratio = baseline.Value == 0 ? null : Value / baseline.Value,
        };

    /// <summary>A figure of several runs.</summary>
    public static Figure Of(string name, string unit, IReadOnlyCollection<double> runs) => new()
    {
        Name = name,
        Unit = unit,
        Value = Median(runs),
        Lowest = runs.Min(),
        Highest = runs.Max(),
        Runs = runs.Count,
    };

    private static double Median(IEnumerable<double> runs)
    {
        var sorted = runs.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
