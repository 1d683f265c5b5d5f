using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;

namespace Agent.Planning.Candidates;

/// <summary>One reading of a question: a query, what of the question it used, and what speaks for and against it.</summary>
/// <param name="Query">What would be asked.</param>
/// <param name="Sheet">The subject.</param>
/// <param name="Features">What speaks for and against it.</param>
/// <param name="Ledger">Which tokens were used, and what was not.</param>
internal sealed record Candidate(Query Query, SheetProfile Sheet, FeatureVector Features, Ledger Ledger)
{
    /// <summary>What kind of answer it gives: scalar, groups, top, rows, share, compare …</summary>
    public required string Shape { get; init; }

    /// <summary>The rank's score; higher is better.</summary>
    public double Score { get; set; }
}
