using Agent.Core.Queries;
using Agent.Planning.Candidates;
using Agent.Planning.Drafts;
using Agent.Planning.Mentions;

namespace Agent.Planning.Ranking;

/// <summary>A reading with its result.</summary>
/// <param name="Candidate">The reading.</param>
/// <param name="Outcome">What its query gave, without evidence.</param>
internal sealed record RankedReading(Candidate Candidate, QueryOutcome Outcome)
{
    /// <summary>Readings less likely than this share of the best are not worth a click.</summary>
    public const double LeastShare = 0.02;

    /// <summary>What its result looks like.</summary>
    public FeatureVector Features { get; set; } = new();

    /// <summary>Its score among the readings that were run.</summary>
    public double Score { get; set; }

    /// <summary>Whether it is likely enough beside the best to be offered.</summary>
    public bool IsWorthAClick(RankedReading best) => Math.Exp(Score - best.Score) >= LeastShare;

    /// <summary>The first cells of the result as text: readings that give the same are one answer.</summary>
    public string Figure { get; } = Figures.Of(Outcome);

    private string AnswerKey { get; } = AnswerKeys.Of(Candidate.Query);

    /// <summary>Whether another reading gives the same figures, or is the same answer shown otherwise.</summary>
    public bool IsSameAnswer(RankedReading other) => Figure == other.Figure || AnswerKey == other.AnswerKey;
}

/// <summary>What a question was taken to mean, and how sure that is.</summary>
/// <param name="Question">The question; null where it holds nothing to read.</param>
/// <param name="Readings">The likeliest readings that can be answered, best first.</param>
/// <param name="Certainty">How likely the first is right, 0–1, calibrated on files left out.</param>
/// <param name="Level">What may be done with it.</param>
internal sealed record Interpretation(Question? Question, IReadOnlyList<RankedReading> Readings, double Certainty, CertaintyLevel Level)
{
    public static Interpretation Nothing { get; } = new(null, [], 0, CertaintyLevel.Unsure);

    /// <summary>
    /// Whether a query of a reading took too long or broke: what is made of the others holds for now, and another time may give more.
    /// </summary>
    public bool HasFailures { get; init; }

    public RankedReading? Best => Readings.Count > 0 ? Readings[0] : null;

    /// <summary>Words that carry meaning and that the first reading did not use, as written.</summary>
    public IReadOnlyList<string> Unused => Best is null || Question is null ? [] :
    [
        .. Best.Candidate.Ledger.UnusedContent()
            .Concat(Best.Candidate.Ledger.UnusedMeaning().SelectMany(op => Enumerable.Range(op.Start, op.End - op.Start)))
            .Concat(Best.Candidate.Ledger.UnusedTimes().SelectMany(time => Enumerable.Range(time.Start, time.End - time.Start)))
            .Distinct().Order().Select(at => Question.Tokens[at].Text),
    ];
}
