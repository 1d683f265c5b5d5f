using Agent.Planning.Candidates;
using Agent.Planning.Drafts;

namespace Agent.Planning.Ranking;

/// <summary>Orders candidates by what was learned of their features.</summary>
internal static class Ranker
{
    private static readonly Weights First = Weights.Load("rank.tsv");
    private static readonly Weights Second = Weights.Load("rerank.tsv");

    /// <summary>The candidates by the question alone, best first; scores are set. Ties keep the order of the generator.</summary>
    public static IEnumerable<Candidate> Order(IReadOnlyList<Candidate> candidates)
    {
        foreach (var candidate in candidates)
            candidate.Score = First.Score(candidate.Features);
        return candidates.OrderByDescending(candidate => candidate.Score);
    }

    /// <summary>The candidates worth running.</summary>
    public static IReadOnlyList<Candidate> Likeliest(IReadOnlyList<Candidate> candidates, int count) => [.. Order(candidates).Take(count)];

    /// <summary>The score of a candidate by its result, too.</summary>
    public static double Score(Candidate candidate, FeatureVector outcome) => Second.Score(candidate.Features) + Second.Score(outcome);

    /// <summary>The value of a feature by its name; 0 where a candidate does not have it.</summary>
    public static double Feature(Candidate candidate, FeatureVector outcome, string name)
    {
        var id = FeatureVector.Id(name);
        return candidate.Features.Items.Concat(outcome.Items).Where(item => item.Id == id).Sum(item => (double)item.Value);
    }
}
