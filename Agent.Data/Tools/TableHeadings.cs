using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Data.Tools.Words;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>The columns of a query's table as people read them: headings in their language that tell columns apart.</summary>
internal sealed class TableHeadings
{
    private readonly Query _query;
    private readonly ToolCall _call;
    private readonly QueryLabels _labels;
    private readonly List<QueryColumn> _keys;
    private readonly List<QueryColumn> _figures;

    // The columns of a shaped result are no longer those of the query, and neither are their keys and figures.
    private readonly bool _areKeysAsked;
    private readonly bool _areFiguresAsked;

    private TableHeadings(Query query, QueryResult result, ToolCall call, bool isShaped)
    {
        (_query, _call, _labels) = (query, call, new QueryLabels(call.Profile, query));
        _keys = [.. result.Columns.Where(column => column.Role == ResultRole.Key)];
        _figures = [.. result.Columns.Where(column => column.Role == ResultRole.Figure)];
        _areKeysAsked = !isShaped && _keys.Count == query.GroupBy.Count;
        _areFiguresAsked = !isShaped && query.Compare is null && _figures.Count == query.Select.Count;
    }

    /// <summary>The columns of a result.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="call">The call, for the dataset and the reader's language.</param>
    /// <param name="isShaped">Whether the columns are no longer those of the query.</param>
    public static IReadOnlyList<TableColumn> Of(Query query, QueryResult result, ToolCall call, bool isShaped)
    {
        var headings = new TableHeadings(query, result, call, isShaped);
        return [.. result.Columns.Select(headings.Column)];
    }

    private TableColumn Column(QueryColumn column, int at) =>
        new()
        {
            Name = column.Name,
            Label = column.Role switch
            {
                ResultRole.Key => Key(column),
                ResultRole.Figure => Figure(column),
                _ => Written.Heading(column.Label),
            },
            Kind = column.Kind,
            Role = column.Role.ToString().ToLowerInvariant(),
            Unit = column.Unit,
            IsCode = FieldOf(column, at) is { } field && _labels.Profile(field)?.IsCode == true ? true : null,
        };

    private EvidenceWords Written => EvidenceWords.For(_call.Phrases.Language);

    /// <summary>An hour of a date is no date; the year and the month of one date are two columns.</summary>
    private string Key(QueryColumn column) =>
        KeyOf(column) is { } key
        && (key.Part is not null || (key.Period is not null && _keys.Count(other => other.Label == column.Label) > 1))
            ? Capital(_call.Phrases.Key(key with { SkipBlank = false }, _labels))
            : column.Label;

    /// <summary>English headings are the compiler's own.</summary>
    private string Figure(QueryColumn column) =>
        _areFiguresAsked && _call.Phrases.Language != AskLanguages.English
            ? Capital(_call.Phrases.Figure(_query.Select[_figures.IndexOf(column)], _labels))
            : Written.Heading(column.Label);

    private GroupKey? KeyOf(QueryColumn column) => _areKeysAsked ? _query.GroupBy[_keys.IndexOf(column)] : null;

    /// <summary>The column of the data whose values stand here as they are; null for others.</summary>
    private Field? FieldOf(QueryColumn column, int at) =>
        column.Role switch
        {
            ResultRole.Column => _query.Rows?.Columns.Count > at ? _query.Rows.Columns[at] : new Field(column.Name),
            ResultRole.Key => KeyOf(column) is { Width: null, Edges: null, Of: ColumnValue { Field: var field } } ? field : null,
            _ => null,
        };

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
