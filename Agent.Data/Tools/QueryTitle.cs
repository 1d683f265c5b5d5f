using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Data.Tools;

/// <summary>A title for the table of a query: what is shown, of which records, by what.</summary>
internal static class QueryTitle
{
    private const int MaxLength = 140;

    public static string Of(Query query, DatasetProfile profile, QueryPhrases phrases)
    {
        if (query.Presentation?.Title is { } title)
            return title;
        // Order, limit and day are seen in the table, or said beside it.
        var shown = query with { Order = [], Limit = null, AsOf = null };
        var words = phrases.Title(shown, profile);
        // The conditions of a long one stand above the table; the columns of a list are its own headings.
        if (words.Length > MaxLength)
            words = phrases.Title(shown with { Where = null, Rows = shown.Rows is { } rows ? rows with { Columns = [] } : null }, profile);
        return words;
    }
}
