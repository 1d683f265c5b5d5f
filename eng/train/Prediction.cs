using Agent.Planning.Drafts;

namespace Agent.Train;

/// <summary>What a model that has not seen a question's file makes of it.</summary>
internal sealed class Prediction
{
    public Prediction(Example example, IReadOnlyList<ExampleCandidate> ordered, IReadOnlyList<double> scores)
    {
        Example = example;
        Ordered = ordered;
        Best = ordered.Count > 0 ? ordered[0] : null;
        HasRival =
            Best is not null
            && ordered
                .Where(
                    (candidate, at) =>
                        candidate.IsComplete
                        && !IsSameAnswer(candidate, Best)
                        && Math.Exp(scores[at] - scores[0]) >= Planning.Ranking.RankedReading.LeastShare
                        && !Planning.Ranking.UnsaidDates.Differ(name => Value(Best.Features, name), name => Value(candidate.Features, name))
                )
                .Any();
        Signals = Best is null ? [] : CertaintySignals(ordered, scores);
    }

    public Example Example { get; }

    public IReadOnlyList<ExampleCandidate> Ordered { get; }

    public ExampleCandidate? Best { get; }

    /// <summary>Whether another figure would be offered beside the best.</summary>
    public bool HasRival { get; }

    public double[] Signals { get; }

    public double Certainty { get; set; }

    private static double[] CertaintySignals(IReadOnlyList<ExampleCandidate> ordered, IReadOnlyList<double> scores) =>
        Planning.Ranking.CertaintySignals.Of(
            [.. ordered.Select((candidate, at) => (scores[at], IsSameAnswer(candidate, ordered[0])))],
            name => Value(ordered[0].Features, name) + Value(ordered[0].Outcome, name),
            ordered[0].IsComplete);

    private static bool IsSameAnswer(ExampleCandidate one, ExampleCandidate other) =>
        one.Figure == other.Figure || one.AnswerKey == other.AnswerKey;

    private static double Value((int Id, float Value)[] features, string name)
    {
        var id = FeatureVector.Id(name);
        var sum = 0.0;
        foreach (var (feature, value) in features)
        {
            if (feature == id)
                sum += value;
        }

        return sum;
    }
}
