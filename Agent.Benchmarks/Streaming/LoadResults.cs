using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Streaming;

/// <summary>What was measured under one kind of load: all rounds of every arm at every level.</summary>
internal sealed class LoadResults
{
    private readonly Dictionary<(Arm Arm, int Runs), List<Measurement>> _all = [];

    public void Add(Arm arm, int runs, Measurement measurement)
    {
        if (!_all.TryGetValue((arm, runs), out var rounds))
            _all[(arm, runs)] = rounds = [];
        rounds.Add(measurement);
    }

    /// <summary>The most runs that were measured.</summary>
    public int MostRuns => _all.Keys.Max(key => key.Runs);

    public double Median(Arm arm, int runs, Func<Measurement, double> value) => Of(string.Empty, string.Empty, arm, runs, value).Value;

    /// <summary>The figure of an arm.</summary>
    public Figure Of(string name, string unit, Arm arm, int runs, Func<Measurement, double> value) =>
        Figure.Of(name, unit, [.. _all[(arm, runs)].Select(value)]);

    /// <summary>One arm's figure divided by another's, round by round: both were measured within seconds of each other.</summary>
    public Figure Ratio(string name, Arm arm, Arm against, int runs, Func<Measurement, double> value, double target) =>
        Figure.Of(name, "×", [.. _all[(arm, runs)].Zip(_all[(against, runs)], (one, other) => value(one) / value(other))]) with
        {
            Target = target,
        };

    /// <summary>Median and end of a distribution, as text.</summary>
    public string Show(Arm arm, int runs, Func<Measurement, Percentiles> value) =>
        FormattableString.Invariant($"{Median(arm, runs, one => value(one).P50):0.00} / {Median(arm, runs, one => value(one).P99):0.0}");
}
