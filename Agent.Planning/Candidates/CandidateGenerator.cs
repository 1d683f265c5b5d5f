using Agent.Core.Queries;
using Agent.Planning.Linking;
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

        return OfTheCounted(question, [.. byQuery.Values]);
    }

    /// <summary>"how many incidents" counts rows of Incident: a count of another sheet's rows that has nothing of it is no reading, where there are others.</summary>
    private static List<Candidate> OfTheCounted(Question question, List<Candidate> candidates)
    {
        var names = question.Names.Where(name => name is { Kind: TermKind.Sheet, IsWhole: true, Match: <= MatchKind.Stem }).ToList();
        var counted = names.Where(name => name.Start == names[0].Start).Select(name => name.Sheet.Table).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<Candidate> kept = counted.Count == 0 ? candidates : candidates.FindAll(candidate => candidate.Query.Select is not ([CountOf] or [ShareOf { Amount: null }]) || counted.Contains(candidate.Query.From) || counted.Any(table => Key(candidate.Query).Contains($"\"table\":\"{table}\"", StringComparison.OrdinalIgnoreCase)));
        return kept.Count > 0 ? kept : candidates;
    }

    private static string Key(Query query) => QueryJson.Write(query with { Presentation = null });

    private static int Left(Candidate candidate) => (3 * candidate.Ledger.UnusedMeaning().Count()) + (3 * candidate.Ledger.UnusedContent().Count()) + candidate.Ledger.UnusedSoft().Count();
}
