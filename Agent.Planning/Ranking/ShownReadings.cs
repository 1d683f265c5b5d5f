using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Core.Queries.Chips;
using Agent.Planning.Answers.Words;
using Agent.Protocol;

namespace Agent.Planning.Ranking;

/// <summary>
/// What viewers are shown of an interpretation, by language; made once, as its chips take longer than all else of an answer.
/// </summary>
internal static class ShownReadings
{
    private static readonly ConditionalWeakTable<Interpretation, ConcurrentDictionary<string, ReadingContent>> Known = [];

    /// <summary>The best reading with its chips.</summary>
    public static ReadingContent Of(Interpretation interpretation, RankedReading best, DatasetProfile profile, AnswerWords words) =>
        Known
            .GetValue(interpretation, static _ => new ConcurrentDictionary<string, ReadingContent>(StringComparer.Ordinal))
            .GetOrAdd(
                words.Language,
                _ =>
                    best.Candidate.Query.ToReading(
                        profile,
                        interpretation.Level == CertaintyLevel.Sure ? ReadingCertainties.Sure : ReadingCertainties.Likely,
                        interpretation.Unused,
                        words.Query
                    )
            );
}
