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

        AddRules(question, byQuery);
        return [.. byQuery.Values];
    }

    private static string Key(Query query) => QueryJson.Write(query with { Presentation = null });

    /// <summary>The reading of the rules: one of the candidates, or one more.</summary>
    private static void AddRules(Question question, Dictionary<string, Candidate> byQuery)
    {
        if (RuleCandidate.Of(question.Text, question.Profile, question.Today) is not { } query || question.Profile.Sheet(query.From) is not { } sheet)
            return;
        if (byQuery.TryGetValue(Key(query), out var same))
        {
            same.Features.Add("rules:same");
            byQuery[Key(query)] = same with { IsByRules = true };
            return;
        }

        var features = new FeatureVector();
        features.Add("rules:own");
        byQuery[Key(query)] = new Candidate(query, sheet, features, Ledger.Complete(question)) { Shape = "rules", IsByRules = true };
    }

    private static int Left(Candidate candidate) => (3 * candidate.Ledger.UnusedMeaning().Count()) + (3 * candidate.Ledger.UnusedContent().Count()) + candidate.Ledger.UnusedSoft().Count();
}
