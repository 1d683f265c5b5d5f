using Agent.Core.Queries;
using Agent.Planning.Candidates;
using Agent.Planning.Drafts;

namespace Agent.Planning.Ranking;

/// <summary>What a result looks like: empty, everything, one group, a share of all or none.</summary>
internal static class OutcomeFeatures
{
    /// <summary>Gives each reading its features and its score.</summary>
    public static void Add(IReadOnlyList<RankedReading> readings)
    {
        foreach (var reading in readings)
        {
            reading.Features = Of(reading.Candidate, reading.Outcome);
            reading.Score = Ranker.Score(reading.Candidate, reading.Features);
        }
    }

    public static FeatureVector Of(Candidate candidate, QueryOutcome outcome)
    {
        var features = new FeatureVector();
        if (outcome is not QueryResult result)
        {
            features.Add("result:problem");
            return features;
        }

        features.Add($"result:{candidate.Shape}:{Size(result.Rows.Count)}");
        if (result.Rows.Count == 0)
            features.Add("result:empty");
        if (result.Rows.Count == 1 && candidate.Query.GroupBy.Count == 0 && candidate.Query.Rows is null)
            Figure(candidate, result, features);
        if (candidate.Query.GroupBy.Count > 0 && result.Rows.Count > 0)
            Groups(candidate, result, features);
        return features;
    }

    private static string Size(int rows) =>
        rows switch
        {
            0 => "none",
            1 => "one",
            <= 3 => "few",
            <= 15 => "some",
            <= 60 => "many",
            _ => "hundreds",
        };

    private static void Figure(Candidate candidate, QueryResult result, FeatureVector features)
    {
        var at = result
            .Columns.Select((column, index) => (column, index))
            .LastOrDefault(item => item.column.Role == ResultRole.Figure)
            .index;
        var figure = result.Rows[0][at];
        features.Add(figure switch
        {
            < 0.0 or < 0L => "result:negative",
            null => "result:no figure",
            0L or 0.0 => "result:zero",
            1L => "result:one",
            _ => "result:figure",
        });
        if (figure is null or 0L or 0.0)
            features.Add($"result:nothing of {Math.Min(3, candidate.Ledger.UnusedContent().Count())} unused");
        if (candidate.Shape == "share" && figure is 100.0)
            features.Add("result:share of all");
        if (candidate.Shape == "scalar" && figure is long count && count == candidate.Sheet.Rows)
            features.Add("result:all rows");
    }

    private static void Groups(Candidate candidate, QueryResult result, FeatureVector features)
    {
        if (result.Rows.Count == 1 && candidate.Shape == "groups")
            features.Add("result:one group");
        var figures = result.Rows.Select(row => row[^1] is long number ? number : row[^1] as double?).ToList();
        if (candidate.Shape == "top" && figures.All(figure => figure is 1))
            features.Add("result:top of ones");
        if (result.Rows.Count > 5 && figures.Distinct().Count() == 1)
            features.Add("result:all the same");
        if (result.Rows.Any(row => row[0] is null))
            features.Add("result:blank group");
    }
}
