using Agent.Core.Queries;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>All readings of a question that are worth ranking: segmentations × roles × figures × shapes, each query once.</summary>
internal static class CandidateGenerator
{
    private const int MaxCandidates = 4_000;

    /// <summary>The candidates; of equal queries the one that leaves least unused.</summary>
    public static IReadOnlyList<Candidate> Generate(Question question)
    {
        var byQuery = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        foreach (var candidate in new Segmenter(question).Find()
            .SelectMany(segmentation => new DraftBuilder(question, segmentation).Build())
            .SelectMany(Measures.Of)
            .SelectMany(Shapes.Of)
            .Take(MaxCandidates))
        {
            var key = Key(candidate.Query);
            if (!byQuery.TryGetValue(key, out var known) || Left(candidate) < Left(known))
                byQuery[key] = candidate;
        }

        return [.. byQuery.Values];
    }

    private static string Key(Query query) => QueryJson.Write(query with { Presentation = null });

    private static int Left(Candidate candidate) => (3 * candidate.Ledger.UnusedMeaning().Count()) + (3 * candidate.Ledger.UnusedContent().Count()) + candidate.Ledger.UnusedSoft().Count();
}
