using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Candidates;
using Agent.Planning.Drafts;
using Agent.Planning.Mentions;

namespace Agent.Planning.Ranking;

/// <summary>
/// Reads a question: 1. what its words may mean; 2. candidate queries; 3. the likeliest run cheaply; 4. ranked by their results, too; 5.
/// how sure that is.
/// </summary>
internal static class Interpreter
{
    /// <summary>Readings that are run.</summary>
    public const int Executed = 10;

    /// <summary>Rows that tell what a result looks like.</summary>
    private const int Rows = 61;

    public static async Task<Interpretation> ReadAsync(
        string text,
        DatasetProfile profile,
        IQueryRunner queries,
        DateTime today,
        CancellationToken cancellationToken
    )
    {
        if (Question.Read(text, profile, today) is not { } question)
            return Interpretation.Nothing;
        var readings = new List<RankedReading>();
        var options = new QueryRunOptions(DateOnly.FromDateTime(today)) { Evidence = false, MaxRows = Rows };
        foreach (var candidate in Ranker.Likeliest(CandidateGenerator.Generate(question), Executed))
            readings.Add(
                new RankedReading(candidate, await queries.RunAsync(candidate.Query, options, cancellationToken).ConfigureAwait(false))
            );
        var hasFailures = readings.Exists(reading => reading.Outcome is QueryProblem { IsFailure: true });
        OutcomeFeatures.Add(readings);
        readings = [.. readings.OrderByDescending(reading => reading.Score)];
        if (readings.Count == 0)
            return Interpretation.Nothing with { Question = question };
        var certainty = Certainty.Of(
            CertaintySignals.Of(
                [.. readings.Select(reading => (reading.Score, reading.IsSameAnswer(readings[0])))],
                name => Ranker.Feature(readings[0].Candidate, readings[0].Features, name),
                readings[0].Candidate.Ledger.IsComplete
            )
        );
        return new Interpretation(
            question,
            [.. readings.Where(reading => reading.Outcome is QueryResult)],
            certainty,
            Level(readings, certainty)
        )
        {
            HasFailures = hasFailures,
        };
    }

    private static CertaintyLevel Level(List<RankedReading> readings, double certainty)
    {
        var best = readings[0];
        // A word that carries meaning and that nothing used makes a reading unsure, whatever else speaks for it.
        if (
            best.Outcome is not QueryResult
            || !best.Candidate.Ledger.IsComplete
            || certainty < (HasRival(readings) ? Certainty.Likely : Certainty.Alone)
        )
            return CertaintyLevel.Unsure;
        return certainty >= Certainty.Sure ? CertaintyLevel.Sure : CertaintyLevel.Likely;
    }

    /// <summary>Whether another answer that uses every word, too, is likely enough to be offered beside the best.</summary>
    private static bool HasRival(List<RankedReading> readings) =>
        readings.Exists(reading =>
            reading.Outcome is QueryResult
            && reading.Candidate.Ledger.IsComplete
            && !reading.IsSameAnswer(readings[0])
            && reading.IsWorthAClick(readings[0])
            && !UnsaidDates.Differ(readings[0].Candidate.Features.Value, reading.Candidate.Features.Value)
        );
}
