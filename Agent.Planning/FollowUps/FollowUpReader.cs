using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Edits;
using Agent.Planning.Candidates;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Mentions;
using Agent.Planning.Ranking;

namespace Agent.Planning.FollowUps;

/// <summary>
/// Reads a sentence that goes on from an answer – "only 2025", "by section", "as a pie", "and hazards?", "the second one" – as what it
/// changes in the query
/// of that answer. The words are read by the same mentions, candidates and rank as any question; nothing of the earlier text is read again.
/// </summary>
internal static class FollowUpReader
{
    private const int MaxWords = 12;
    private const int Tried = 40;

    /// <summary>The changed query; null where the sentence stands by itself, or cannot be applied to the query.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="previous">What the conversation's last turn left.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="today">Today.</param>
    public static EditedQuery? Read(string text, PreviousTurn? previous, DatasetProfile profile, DateTime today)
    {
        if (previous?.Query is not { } last || profile.Sheet(last.From) is null)
            return null;
        var opening = FollowUpOpening.Of(text);
        if (opening is null)
            return null;
        return
            Fragment(opening, last, profile, today) is { } fragment
            && QueryMerge.Apply(last, fragment, profile) is { } edited
            && edited.Query.Key + edited.Query.Presentation?.Chart != last.Key + last.Presentation?.Chart
            ? edited
            : null;
    }

    private static QueryFragment? Fragment(FollowUpOpening opening, Query last, DatasetProfile profile, DateTime today)
    {
        switch (opening.Kind)
        {
            case FollowUpKind.Why:
                return WhyFragment.Of(last, profile);
            case FollowUpKind.Records:
                return new QueryFragment { Records = true };
            case FollowUpKind.Place:
                return new QueryFragment { Place = opening.Number };
            case FollowUpKind.Chart:
                return new QueryFragment { Chart = opening.Rest == "column" ? "bar" : opening.Rest };
            case FollowUpKind.Limit:
                return new QueryFragment
                {
                    Limit = new Limit(opening.Number),
                    Order = new OrderBy { Select = 0, Descending = opening.Rest != "bottom" },
                };
        }

        var tokens = Tokenizer.Read(opening.Rest);
        if (tokens.Count is 0 or > MaxWords || Question.Read(opening.Rest, profile, today) is not { } question)
            return null;
        // "in 2024 how many fires" asks by itself.
        if (
            !opening.IsJoined
            && question.Operators.Any(op =>
                op.Sense is Sense.Count or Sense.Which or Sense.Who or Sense.List or Sense.When or Sense.Where or Sense.HowMuch
            )
        )
            return null;
        return opening.Kind switch
        {
            FollowUpKind.Correction => Named(question, last) is { } column ? new QueryFragment { Instead = column } : null,
            FollowUpKind.Order => Order(question, last),
            FollowUpKind.Release => Named(question, last) is { } released ? new QueryFragment { Released = [released] } : null,
            _ => Changed(question, opening, last, profile),
        };
    }

    /// <summary>What the likeliest reading that uses every word says: its conditions, keys, figures, order.</summary>
    private static QueryFragment? Changed(Question question, FollowUpOpening opening, Query last, DatasetProfile profile)
    {
        var complete = Ranker.Likeliest(CandidateGenerator.Generate(question), Tried)
            .Where(candidate => candidate.Ledger.IsComplete)
            .OrderByDescending(candidate => candidate.Score + Closeness(candidate.Query, question, last)).FirstOrDefault();
        if (complete is null)
            return null;
        var query = complete.Query;
        var switches = query.From != last.From;
        if (switches && !question.Names.Any(name => name.Kind == Linking.TermKind.Sheet && name.Sheet.Table == query.From))
            return null;
        if (opening.Kind == FollowUpKind.Compare)
            return query.Where is { } other ? new QueryFragment { CompareWith = new ComparedSet(opening.Rest) { Where = other } } : null;
        var where = opening.Kind == FollowUpKind.Without && query.Where is { } left ? new Negation(left) : query.Where;
        var isPlainCount = query.Select is [CountOf] && !question.Operators.Any(op => op.Sense == Sense.Count);
        return new QueryFragment
        {
            From = switches ? query.From : null,
            Where = Moved(where, last, profile),
            Select = isPlainCount || query.Rows is not null ? [] : query.Select,
            GroupBy = query.GroupBy,
            Adds = opening.Adds,
            Having = query.Having,
            Order = query.Order.Count > 0 ? query.Order[0] : null,
            Limit = query.Limit,
            Window = query.Window,
            Chart = query.Presentation?.Chart,
        };
    }

    /// <summary>The records stay the same, unless others are named.</summary>
    private static double Closeness(Query query, Question question, Query last)
    {
        var named = question
            .Names.Where(name => name is { Kind: Linking.TermKind.Sheet, IsWhole: true })
            .Select(name => name.Sheet.Table)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return named.Count > 0 && !named.Contains(last.From) ? (named.Contains(query.From) ? 6 : 0)
            : query.From == last.From ? 2
            : 0;
    }

    /// <summary>A time is about the date that the query looks at.</summary>
    private static Predicate? Moved(Predicate? where, Query last, DatasetProfile profile)
    {
        var date =
            Times(last.Where).Select(range => range.Field).FirstOrDefault()
            ?? last.GroupBy.Where(key => key.Period is not null || key.Part is not null)
                .Select(key => key.Of)
                .OfType<ColumnValue>()
                .Select(value => value.Field)
                .FirstOrDefault();
        var usual = profile.Sheet(last.From)?.DefaultDateColumn;
        return date is null ? where : where switch
        {
            InTimeRange range when range.Field.Table is null && range.Field.Column == usual => range with { Field = date },
            AllOf all => new AllOf([.. all.Items.Select(item => Moved(item, last, profile)!)]),
            _ => where,
        };
    }

    private static IEnumerable<InTimeRange> Times(Predicate? where) => where switch
    {
        InTimeRange range => [range],
        AllOf all => all.Items.SelectMany(Times),
        _ => [],
    };

    private static QueryFragment? Order(Question question, Query last)
    {
        var ascending = question.Operators.Any(op => op.Sense is Sense.Ascending or Sense.Minimum or Sense.Least or Sense.Earliest);
        if (Named(question, last) is { } column)
            return new QueryFragment
            {
                Order = new OrderBy { Value = new ColumnValue(column), Descending = !ascending },
            };
        return last.GroupBy.Count > 0 || last.Rows is not null
            ? new QueryFragment
            {
                Order = new OrderBy { Select = 0, Descending = !ascending },
            }
            : null;
    }

    /// <summary>The column that is named most completely; null where none is.</summary>
    private static Field? Named(Question question, Query last) =>
        question
            .Names.Where(name => name.Kind == Linking.TermKind.Column && name.Sheet.Table == last.From)
            .OrderByDescending(name => name.Coverage - (0.1 * (int)name.Match))
            .ThenByDescending(name => name.Words)
            .Select(name => new Field(name.Column!.Name))
            .FirstOrDefault();
}
