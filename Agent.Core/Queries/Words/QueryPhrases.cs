using Agent.Core.Datasets;

namespace Agent.Core.Queries.Words;

/// <summary>
/// What one language says of the parts of a query: chips, meanings to choose from and questions to go on with are put together from it.
/// In English exact: parts of different meaning never read the same. Names of sheets, columns and values stay as the data have them.
/// </summary>
public abstract class QueryPhrases
{
    /// <summary>English, which is also the language of whoever asked for none.</summary>
    public static QueryPhrases English { get; } = new EnglishPhrases();

    /// <summary>The whole query: "number of incidents where Site is North, by Department".</summary>
    /// <param name="query">The query; its presentation is not told.</param>
    /// <param name="profile">The dataset, for the names of sheets and columns.</param>
    public abstract string Whole(Query query, DatasetProfile profile);

    /// <summary>The language as a tag: "en".</summary>
    public abstract string Language { get; }

    /// <summary>
    /// The query as a heading: "Number of overdue actions in 2025 by Department". Shorter than <see cref="Whole"/>: the date that questions
    /// of time mean is not named, and blanks that are left out are not told.
    /// </summary>
    /// <param name="query">The query; its presentation is not told.</param>
    /// <param name="profile">The dataset, for the names of sheets and columns.</param>
    public abstract string Title(Query query, DatasetProfile profile);

    /// <summary>Why further rows of an entity are not counted: "further rows of the same Incident ID".</summary>
    /// <param name="key">The column that names the entity.</param>
    public abstract string Continues(string key);

    /// <summary>A condition: "Site is North".</summary>
    public abstract string Condition(Predicate condition, QueryLabels labels);

    /// <summary>A value that is worked out of columns.</summary>
    public abstract string Operand(Operand operand, QueryLabels labels);

    /// <summary>A figure with its own condition: "average Cost".</summary>
    public abstract string Figure(Aggregate figure, QueryLabels labels);

    /// <summary>A key of groups: "month of Date".</summary>
    public abstract string Key(GroupKey key, QueryLabels labels);

    /// <summary>A condition on groups: "number over 5".</summary>
    public abstract string Having(Having having, QueryLabels labels);

    /// <summary>"rolling average over 12 months".</summary>
    public abstract string Window(Window window, Query query);

    /// <summary>One order: "largest first".</summary>
    public abstract string Order(OrderBy order, Query query, QueryLabels labels);

    /// <summary>Joins orders: " then ".</summary>
    public abstract string ThenBy { get; }

    /// <summary>"top 5".</summary>
    public abstract string Limit(Limit limit, QueryLabels labels);

    /// <summary>Two sets by their labels: "2025 minus 2024".</summary>
    public abstract string Compare(Comparison compare);

    /// <summary>"incidents".</summary>
    public abstract string Plural(RecordNoun noun);

    /// <summary>The unit in which records are counted: "rows of incidents".</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="records">The records.</param>
    public abstract string Counted(CountUnit unit, string records);

    /// <summary>The columns of a list: "showing Site, Date".</summary>
    public abstract string Showing(IReadOnlyList<string> columns);

    /// <summary>"by Department".</summary>
    public abstract string By(string key);

    /// <summary>"groups with number over 5".</summary>
    public abstract string GroupsWith(string having);

    /// <summary>"in every month of Date".</summary>
    public abstract string ForAll(ForAll all, QueryLabels labels);

    /// <summary>"number of groups".</summary>
    public abstract string NumberOfGroups { get; }

    /// <summary>"as of 3 Mar 2025".</summary>
    public abstract string AsOf(DateOnly day);

    /// <summary>A kind of chart: "bar chart".</summary>
    public abstract string Chart(string kind);
}
