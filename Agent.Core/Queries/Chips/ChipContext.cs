using Agent.Core.Datasets;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries.Chips;

/// <summary>What chips are made from.</summary>
/// <param name="Query">The query.</param>
/// <param name="Profile">The dataset.</param>
/// <param name="Phrases">The language of the labels.</param>
internal sealed record ChipContext(Query Query, DatasetProfile Profile, QueryPhrases Phrases)
{
    // More values than this are no categories that people sort by.
    private const int MaxCategories = 60;

    public QueryLabels Labels { get; } = new(Profile, Query);

    /// <summary>The query's own sheet; null where the dataset has none of its name.</summary>
    public SheetProfile? Sheet { get; } = Profile.Sheet(Query.From);

    /// <summary>The sheet a field is of.</summary>
    public SheetProfile? SheetOf(Field field) => field.Table is { } table ? Profile.Sheet(table) : Sheet;

    /// <summary>Columns of numbers worth adding up, fullest first; never ids.</summary>
    public IEnumerable<ColumnProfile> Numbers() =>
        Columns(column => column.Kind.IsNumeric() && !column.IsIdentifier && column.Distinct > 1);

    /// <summary>Columns that records are sorted by, those of few values first.</summary>
    public IEnumerable<ColumnProfile> Categories() => Columns(IsCategory);

    /// <summary>Date columns, the sheet's default first.</summary>
    public IEnumerable<ColumnProfile> Dates() =>
        Columns(column => column.Kind.IsDate() && column.Filled > 0).OrderByDescending(column => column.Name == Sheet?.DefaultDateColumn);

    public static bool IsCategory(ColumnProfile column) =>
        (column.Kind.IsText() || column.Kind == ColumnKind.Boolean)
        && !column.IsIdentifier && !column.IsNarrative && column.Distinct is > 1 and <= MaxCategories;

    /// <summary>
    /// The alternatives of a part: each other value with the query that has it, none twice and none that is the query itself.
    /// </summary>
    public IReadOnlyList<ChipAlternative> Offer(IEnumerable<ChipAlternative> others)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { Shown(Query) };
        return [.. others.Where(other => known.Add(Shown(other.Query))).Take(QueryChips.MaxAlternatives)];
    }

    // A chart is no part of the meaning, but what a chart chip changes.
    private static string Shown(Query query) => $"{query.Key} {query.Presentation?.Chart}";

    private IEnumerable<ColumnProfile> Columns(Func<ColumnProfile, bool> fits) =>
        Sheet is null ? [] : Sheet.Columns.Where(fits).OrderByDescending(column => column.Filled);
}
