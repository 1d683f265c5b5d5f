using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>The columns of a query's table as people read them: headings in their language that tell columns apart.</summary>
internal static class TableHeadings
{
    public static IReadOnlyList<TableColumn> Of(Query query, QueryResult result, ToolCall call, bool isShaped)
    {
        var labels = new QueryLabels(call.Profile, query);
        var words = EvidenceWords.For(call.Phrases.Language);
        var keys = result.Columns.Where(column => column.Role == ResultRole.Key).ToList();
        var figures = result.Columns.Where(column => column.Role == ResultRole.Figure).ToList();
        // English headings are the compiler's own.
        var areFiguresAsked =
            call.Phrases.Language != AskLanguages.English
            && !isShaped
            && query.Compare is null
            && figures.Count == query.Select.Count;
        return
        [
            .. result.Columns.Select(
                (column, at) =>
                    new TableColumn
                    {
                        Name = column.Name,
                        Label = column.Role switch
                        {
                            ResultRole.Key => Key(column),
                            ResultRole.Figure when areFiguresAsked => Capital(
                                call.Phrases.Figure(query.Select[figures.IndexOf(column)], labels)
                            ),
                            _ => words.Heading(column.Label),
                        },
                        Kind = column.Kind,
                        Role = column.Role.ToString().ToLowerInvariant(),
                        Unit = column.Unit,
                        IsCode = IsCode(column, at) ? true : null,
                    }
            ),
        ];

        // An hour of a date is no date; the year and the month of one date are two columns.
        string Key(QueryColumn column)
        {
            var at = keys.IndexOf(column);
            return keys.Count == query.GroupBy.Count
                && query.GroupBy[at] is var key
                && (key.Part is not null || (key.Period is not null && keys.Count(other => other.Label == column.Label) > 1))
                ? Capital(call.Phrases.Key(key with { SkipBlank = false }, labels))
                : column.Label;
        }

        bool IsCode(QueryColumn column, int at) =>
            column.Role switch
            {
                ResultRole.Column => query.Rows?.Columns.Count > at
                    ? labels.Profile(query.Rows.Columns[at])?.IsCode == true
                    : call.Profile.Sheet(query.From)?.Column(column.Name)?.IsCode == true,
                ResultRole.Key => keys.Count == query.GroupBy.Count
                    && query.GroupBy[keys.IndexOf(column)] is { Width: null, Edges: null, Of: ColumnValue { Field: var field } }
                    && labels.Profile(field)?.IsCode == true,
                _ => false,
            };
    }

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
