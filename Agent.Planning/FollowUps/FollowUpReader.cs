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
    /// <param name="queries">Answers queries over it; null where a group cannot be looked up.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<EditedQuery?> ReadAsync(
        string text,
        PreviousTurn? previous,
        DatasetProfile profile,
        DateTime today,
        IQueryRunner? queries,
        CancellationToken cancellationToken
    )
    {
        if (previous?.Query is not { } last || profile.Sheet(last.From) is null)
            return null;
        if (FollowUpOpening.Of(text) is not { } opening || Fragment(opening, last, profile, today) is not { } fragment)
            return null;
        if (IsOfTheGroup(opening.Kind, fragment, last))
            last = await PickedGroup.NarrowAsync(last, profile, queries, today, cancellationToken).ConfigureAwait(false);
        return
            QueryMerge.Apply(last, fragment, profile) is { } edited
            && (MayRepeat(opening.Kind) || edited.Query.Key + edited.Query.Presentation?.Chart != last.Key + last.Presentation?.Chart)
            ? edited
            : null;
    }

    /// <summary>Whether what is asked for is of the one group that the answer came down to.</summary>
    private static bool IsOfTheGroup(FollowUpKind kind, QueryFragment fragment, Query last) =>
        kind is FollowUpKind.Records or FollowUpKind.Why or FollowUpKind.Those or FollowUpKind.OfThose
        || (kind == FollowUpKind.Change && !fragment.Adds && fragment is { From: null, GroupBy.Count: > 0 } && last.GroupBy.Count > 0);

    /// <summary>"Now as a table", "drop the filter": said of what is so already, the answer is given once more.</summary>
    private static bool MayRepeat(FollowUpKind kind) =>
        kind
            is FollowUpKind.Chart
                or FollowUpKind.Records
                or FollowUpKind.Clear
                or FollowUpKind.Order
                or FollowUpKind.Limit
                or FollowUpKind.Percent
                or FollowUpKind.Whole;

    private static QueryFragment? Fragment(FollowUpOpening opening, Query last, DatasetProfile profile, DateTime today)
    {
        if (WordlessFragments.Of(opening, last, profile) is { } wordless)
            return wordless;
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
            FollowUpKind.Release => Released(question, opening, last, profile),
            FollowUpKind.Those => Changed(question, opening, last, profile) is { Where: { } where }
                ? new QueryFragment { Where = where, Records = true }
                : null,
            FollowUpKind.OfThose => Changed(question, opening, last, profile) is { Where: { } where }
                ? new QueryFragment
                {
                    Where = where,
                    Whole = true,
                    Select = [new CountOf()],
                }
                : null,
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
        if (switches && !NamedTables(question, profile).Contains(query.From))
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

    /// <summary>"For all sites again", "drop the overdue filter": a column, or the conditions that are named.</summary>
    private static QueryFragment? Released(Question question, FollowUpOpening opening, Query last, DatasetProfile profile)
    {
        if (Named(question, last) is { } column && WhereMerge.Names(last.Where, column))
            return new QueryFragment { Released = [column] };
        return Changed(question, opening, last, profile) is { Where: { } where } ? new QueryFragment { ReleasedWhere = where } : null;
    }

    /// <summary>The records stay the same, unless others are named.</summary>
    private static double Closeness(Query query, Question question, Query last)
    {
        var named = NamedTables(question, question.Profile);
        return named.Count > 0 && !named.Contains(last.From) ? (named.Contains(query.From) ? 6 : 0)
            : query.From == last.From ? 2 + Known(query, last)
            : 0;
    }

    /// <summary>A value is one of the column that the query looks at already: "without Brightweld", of groups by company.</summary>
    private static double Known(Query query, Query last) =>
        last.GroupBy.Select(key => key.Of)
            .OfType<ColumnValue>()
            .Any(value => WhereMerge.Names(query.Where, value.Field))
            ? 1.5
            : 0;

    /// <summary>The tables that are named whole, or whose records are by their noun where no table is.</summary>
    private static HashSet<string> NamedTables(Question question, DatasetProfile profile)
    {
        var named = question
            .Names.Where(name => name is { Kind: Linking.TermKind.Sheet, IsWhole: true })
            .Select(name => name.Sheet.Table)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return named.Count > 0
            ? named
            : profile
                .AskedSheets.Where(sheet =>
                    question.Tokens.Select(token => token.Lower).SequenceEqual(RecordNoun.Of(sheet).Plural.Split(' '))
                )
                .Select(sheet => sheet.Table)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
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
        Field? Date(Query query) => question.Profile.Sheet(query.From)?.DefaultDateColumn is { } name ? new Field(name) : null;

        var ascending = question.Operators.Any(op => op.Sense is Sense.Ascending or Sense.Minimum or Sense.Least or Sense.Earliest);
        var byTime = question.Operators.Any(op => op.Sense is Sense.Latest or Sense.Earliest);
        if (byTime && last.GroupBy is [{ Period: not null }, ..])
            return new QueryFragment
            {
                Order = new OrderBy { Key = 0, Descending = !ascending },
            };
        if (last.Rows is not null && byTime && Date(last) is { } date)
            return new QueryFragment
            {
                Order = new OrderBy { Value = new ColumnValue(date), Descending = !ascending },
            };
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
