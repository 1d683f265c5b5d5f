using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;
using Agent.Planning.Segments;

namespace Agent.Planning.Candidates;

/// <summary>All readings of a question that are worth ranking: segmentations × roles × figures × shapes, each query once.</summary>
internal static class CandidateGenerator
{
    private const int MaxCandidates = 4_000;

    /// <summary>The candidates; of equal queries the one that leaves least unused.</summary>
    public static IReadOnlyList<Candidate> Generate(Question question)
    {
        var byQuery = new Dictionary<byte[], (Candidate Candidate, int Left)>(WrittenQueries.Comparer);
        var known = byQuery.GetAlternateLookup<ReadOnlySpan<byte>>();
        using var queries = new WrittenQueries();
        foreach (
            var candidate in new Segmenter(question)
                .Find()
                .SelectMany(segmentation => new DraftBuilder(question, segmentation).Build())
                .SelectMany(Measures.Of)
                .SelectMany(Shapes.Of)
                .Take(MaxCandidates)
        )
        {
            var key = queries.Write(candidate.Query with { Presentation = null });
            var left = Left(candidate);
            if (!known.TryGetValue(key, out var same) || left < same.Left)
                known[key] = (candidate, left);
        }

        return OfTheAsked(question, OfTheCounted(question, [.. byQuery.Values.Select(item => item.Candidate)]));
    }

    /// <summary>"which countries appear, and with how many products": one count of records names no country.</summary>
    private static List<Candidate> OfTheAsked(Question question, List<Candidate> candidates)
    {
        if (AsksWhichOfTwo(question))
        {
            var compared = candidates.FindAll(candidate =>
                candidate.Query is { Rows: null, CountGroups: false, GroupBy.Count: > 0 } or { Compare: not null }
            );
            return compared.Count > 0 ? compared : candidates;
        }

        var asked = question.Operators.FirstOrDefault(op => op.Sense is Sense.Which or Sense.Who && op.Start <= 1);
        if (
            asked is null
            || !question.Names.Any(name =>
                name is { Kind: TermKind.Column, Match: <= MatchKind.Stem } && name.Start == asked.End && name.Coverage >= 0.5
            )
        )
            return candidates;
        var kept = candidates.FindAll(candidate =>
            candidate.Query is not { GroupBy.Count: 0, Rows: null, Compare: null, Select: [CountOf] }
        );
        return kept.Count > 0 ? kept : candidates;
    }

    /// <summary>"which site had more leaks, Ashford or Dunmore": their figures, not their rows.</summary>
    private static bool AsksWhichOfTwo(Question question) =>
        question.Operators.Any(op => op.Sense is Sense.Which or Sense.Who && op.Start <= 1)
        && question.Tokens.Any(token => token.Is("more", "fewer", "higher", "lower", "less"))
        && question.Names.Any(name =>
            name is { Kind: TermKind.Value, IsWhole: true }
            && question.Is(name.End, "or")
            && question.Names.Any(other =>
                other is { Kind: TermKind.Value, IsWhole: true }
                && other.Start == name.End + 1
                && ReferenceEquals(other.Column, name.Column)
            )
        );

    /// <summary>
    /// "how many incidents" counts rows of Incident: a count of another sheet's rows is no reading, where there are others.
    /// </summary>
    private static List<Candidate> OfTheCounted(Question question, List<Candidate> candidates)
    {
        var counted = Counted(question);
        List<Candidate> kept =
            counted.Count == 0
                ? candidates
                : candidates.FindAll(candidate =>
                    counted.Contains(candidate.Query.From)
                    || CountsGroupsOf(candidate.Query, counted)
                    || !(CountsOtherRows(candidate.Query) || CountsThemForUnnamed(question, candidate.Query, counted))
                );
        return kept.Count > 0 ? kept : candidates;
    }

    /// <summary>
    /// The sheets that one name may mean which stands behind a word of counting, or where nothing else is said before it.
    /// </summary>
    private static HashSet<string> Counted(Question question)
    {
        var names = question
            .Names.Where(name =>
                name is { Kind: TermKind.Sheet, Match: <= MatchKind.Stem }
                && (
                    name.IsWhole
                    || (name.Words == 1 && TermMaker.Nouns(question.Profile, name.Sheet).Contains(question.Tokens[name.Start].Stem))
                )
            )
            .ToList();
        var from = question.Operators.FirstOrDefault(op => op.Sense == Sense.Count)?.End ?? 0;
        if (names.Count == 0)
            return CountedByNoun(question, from);
        var first = names.Where(name => name.Start >= from).Select(name => (int?)name.Start).FirstOrDefault();
        if (first is not { } start || Enumerable.Range(from, start - from).Any(question.IsContent) || IsAskedWhich(question, start))
            return [];
        var end = names.Where(name => name.Start == start).Max(name => name.End);
        return names
            .Where(name => name.Start == start && name.End == end)
            .Select(name => name.Sheet.Table)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>"which zone had the most permits" counts permits, not zones.</summary>
    private static bool IsAskedWhich(Question question, int at) =>
        question.Operators.Any(op => op.Sense is Sense.Which or Sense.Who or Sense.Where && op.End == at)
        && question.Operators.Any(op => op.Sense is Sense.Most or Sense.Least or Sense.Top or Sense.Bottom && op.Start >= at);

    /// <summary>"how many permits" of the one sheet whose rows are called so, whatever its name.</summary>
    private static HashSet<string> CountedByNoun(Question question, int from)
    {
        var first = Enumerable.Range(from, question.Tokens.Count - from).FirstOrDefault(question.IsContent, -1);
        return
            first >= 0
            && question
                .Profile.AskedSheets.Where(sheet =>
                    sheet.Rows > 0 && TermMaker.Nouns(question.Profile, sheet).Contains(question.Tokens[first].Stem)
                )
                .ToList()
                is [var only]
            ? new HashSet<string>(StringComparer.OrdinalIgnoreCase) { only.Table }
            : [];
    }

    private static bool CountsOtherRows(Query query) =>
        query.Select is [CountOf] or [ShareOf { Amount: null }] or [PerPeriod { Of: CountOf }];

    /// <summary>"average number of incidents per month" is no number for each action where no actions are spoken of.</summary>
    private static bool CountsThemForUnnamed(Question question, Query query, HashSet<string> counted) =>
        query.Select is [var figure]
        && (figure is PerPeriod per ? per.Of : figure) is StatisticOf { Of: RelatedCount related }
        && counted.Contains(related.Table)
        && !question.Names.Any(name => name is { Kind: TermKind.Sheet, Match: <= MatchKind.Stem } && name.Sheet.Table == query.From);

    /// <summary>"how many businesses were inspected twice" counts groups of inspections.</summary>
    private static bool CountsGroupsOf(Query query, HashSet<string> counted) =>
        query.CountGroups && query.GroupBy.Any(key => key.Of is ColumnValue { Field.Table: { } table } && counted.Contains(table));

    private static int Left(Candidate candidate) =>
        (3 * candidate.Ledger.UnusedMeaning().Count())
        + (3 * candidate.Ledger.UnusedContent().Count())
        + candidate.Ledger.UnusedSoft().Count();
}
