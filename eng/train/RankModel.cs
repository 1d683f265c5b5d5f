namespace Agent.Train;

/// <summary>Two models: the first orders all candidates by the question alone, the second the best of them by their results, too.</summary>
internal sealed record RankModel(LogLinear First, LogLinear Second)
{
    public static RankModel Learn(IReadOnlyList<Example> examples, TrainOptions options)
    {
        var answerable = examples.Where(example => !example.IsRefusal).ToList();
        var first = LogLinear.Learn(
            [
                .. answerable.Select(example =>
                    (IReadOnlyList<((int, float)[], bool)>)
                        [.. example.Candidates.Select(candidate => (candidate.Features, candidate.IsRight))]
                ),
            ],
            options.Decay,
            options.Epochs
        );
        var second = LogLinear.Learn(
            [
                .. answerable.Select(example =>
                    (IReadOnlyList<((int, float)[], bool)>)
                        [.. Likeliest(example, first, options.Executed).Select(candidate => (Whole(candidate), candidate.IsRight))]
                ),
            ],
            options.Decay,
            options.Epochs
        );
        return new RankModel(first, second);
    }

    public Prediction Predict(Example example, int executed)
    {
        var ordered = Likeliest(example, First, executed)
            .Select(candidate => (Candidate: candidate, Score: Second.Score(Whole(candidate))))
            .OrderByDescending(item => item.Score).ToList();
        return new Prediction(example, [.. ordered.Select(item => item.Candidate)], [.. ordered.Select(item => item.Score)]);
    }

    private static IEnumerable<ExampleCandidate> Likeliest(Example example, LogLinear first, int count) =>
        example.Candidates.OrderByDescending(candidate => first.Score(candidate.Features)).Take(count);

    private static (int, float)[] Whole(ExampleCandidate candidate) => [.. candidate.Features, .. candidate.Outcome];
}
