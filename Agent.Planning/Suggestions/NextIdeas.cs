using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Edits;
using Agent.Core.Queries.Words;
using Agent.Planning.Answers;

namespace Agent.Planning.Suggestions;

/// <summary>
/// Questions to go on with, made from the query of the last answer: by another column, over time, the last full year, against the year
/// before, the records.
/// </summary>
internal static class NextIdeas
{
    private const int OtherKeys = 2;

    /// <summary>The ideas, best first; each means something else than the query.</summary>
    /// <param name="query">The query of the last answer.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="phrases">The language of the questions.</param>
    public static IReadOnlyList<QueryIdea> Of(Query query, DatasetProfile profile, int count, QueryPhrases phrases)
    {
        if (profile.Sheet(query.From) is not { } sheet)
            return [];
        var known = new HashSet<string>(StringComparer.Ordinal) { query.Key };
        var titles = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { phrases.Title(query, profile) };
        return
        [
            .. Fragments(query, new IdeaColumns(profile, sheet))
                .Select(fragment => QueryMerge.Apply(query, fragment, profile))
                .Where(edited => edited is { Dropped.Count: 0 })
                .Select(edited => Unranked(edited!.Query))
                .Where(edited => known.Add(edited.Key))
                .Select(edited => new QueryIdea(phrases.Title(edited, profile), edited))
                .Where(idea => titles.Add(idea.Question))
                .Take(count),
        ];
    }

    /// <summary>What goes on from "which had most" and "the top 5" shows all: the first of other groups was not asked for.</summary>
    private static Query Unranked(Query query) =>
        query is { Rows: null, GroupBy.Count: > 0, Order: [] or [{ Select: 0, Descending: true }] }
            ? query with
            {
                Order = [],
                Limit = null,
                GroupBy = [.. query.GroupBy.Select(key => key with { SkipBlank = false })],
                Presentation = query.Presentation is { } shown ? shown with { Form = AnswerForm.Any } : null,
            }
            : query;

    private static IEnumerable<QueryFragment> Fragments(Query query, IdeaColumns columns)
    {
        var isTimed = WhereHasTime(query.Where);
        var isSeries = query.GroupBy.Any(key => key.Period is not null);
        if (query.Rows is null && query.Compare is null && columns.Date is { } date && !isSeries)
            yield return new QueryFragment { GroupBy = [new GroupKey(IdeaColumns.Value(date)) { Period = Period.Month }] };
        if (query.Rows is null)
        {
            var used = query
                .GroupBy.Select(key => key.Of)
                .OfType<ColumnValue>()
                .Select(value => value.Field.Column)
                .Concat(Settled(query.Where))
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var key in columns.Keys(used).Take(OtherKeys))
                yield return new QueryFragment { GroupBy = [key] };
        }

        if (columns.LastFullYear is { } year && query.Compare is null)
        {
            if (!isTimed)
                yield return new QueryFragment { Where = columns.Year(year) };
            else if (!isSeries && YearOf(query.Where) is { } asked && columns.Holds(asked - 1))
                yield return new QueryFragment { CompareWith = new ComparedSet($"{asked - 1}") { Where = columns.Year(asked - 1) } };
        }

        if (query.Rows is null && query.Where is not null)
            yield return new QueryFragment { Records = true };
    }

    private static bool WhereHasTime(Predicate? where) =>
        where switch
        {
            InTimeRange => true,
            AllOf all => all.Items.Any(WhereHasTime),
            AnyOf any => any.Items.All(WhereHasTime),
            _ => false,
        };

    /// <summary>Columns that the conditions leave one value of: groups by them would be one.</summary>
    private static IEnumerable<string> Settled(Predicate? where) =>
        where switch
        {
            OneOf { Values.Count: 1, Field: { Table: null } field } => [field.Column],
            AllOf all => all.Items.SelectMany(Settled),
            _ => [],
        };

    /// <summary>The whole year that is asked about; null where the time is another.</summary>
    private static int? YearOf(Predicate? where) =>
        where switch
        {
            InTimeRange { From: { Month: 1, Day: 1 } from, Until: { } until } when until == from.AddYears(1) => from.Year,
            AllOf all => all.Items.Select(YearOf).FirstOrDefault(year => year is not null),
            _ => null,
        };
}
