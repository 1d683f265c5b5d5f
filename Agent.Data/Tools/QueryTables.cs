using Agent.Core.Queries;
using Agent.Data.Queries;
using Agent.Data.Queries.Compile;
using Agent.Data.Tools.Words;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>Runs queries for tools and makes the tables people see.</summary>
internal static class QueryTables
{
    /// <exception cref="ToolRefusal">The query cannot be answered; the message says which part.</exception>
    public static async Task<QueryResult> RunAsync(ToolCall call, Query query, CancellationToken cancellationToken, int? maxRows = null)
    {
        var workspace = call.Workspace;
        var today = DateOnly.FromDateTime(workspace.Engine.Time.GetLocalNow().Date);
        var outcome = await new QueryRunner(workspace.Source, workspace.Engine)
            .RunAsync(query, new QueryRunOptions(today) { MaxRows = maxRows ?? call.Options.MaxRows }, cancellationToken)
            .ConfigureAwait(false);
        return outcome switch
        {
            QueryResult result => result,
            QueryProblem { IsFailure: true } failure => throw new QueryException(failure.Code, failure.Message),
            QueryProblem problem => throw new ToolRefusal(
                problem.Code,
                problem.Part.Length == 0 ? problem.Message : $"{problem.Message} (at {problem.Part})",
                problem.Nearest.Count == 0 ? null : problem.Nearest
            ),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>The table of a result. The group of blanks is named.</summary>
    /// <param name="call">The call.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="filter">The filters in words, where the tool has such; null otherwise.</param>
    /// <param name="isShaped">Whether the columns are no longer those of the query.</param>
    public static TableContent Make(ToolCall call, Query query, QueryResult result, string? filter = null, bool isShaped = false)
    {
        var evidence = result.Evidence!;
        var sheets = string.Join(", ", evidence.Tables.Select(table => call.Profile.Sheet(table)?.Name ?? table));
        var words = EvidenceWords.For(call.Phrases.Language);
        var keys = result.Columns.Count(column => column.Role == ResultRole.Key);
        return new TableContent
        {
            TableId = call.Workspace.NextTableId(),
            Title =
                QueryTitle.Of(filter is null ? query : query with { Where = null }, call.Profile, call.Phrases)
                + (filter is null ? string.Empty : $", {filter}"),
            Columns = TableHeadings.Of(query, result, call, isShaped),
            Rows = [.. result.Rows.Select(row => NameBlanks(row, keys))],
            TotalRows = result.TotalRows,
            Truncated = result.TotalRows > result.Rows.Count,
            Evidence = new Evidence
            {
                Dataset = call.Profile.Id,
                Version = call.Profile.Version,
                Sheet = sheets,
                Sql = evidence.Sql,
                RowsUsed = evidence.RowsUsed,
                RowsExcluded =
                [
                    .. NotFitting(call, query, evidence, filter, words),
                    .. evidence.LeftOut.Select(rule => new ExcludedRows(words.Reason(call.Phrases, rule), rule.Rows)),
                    .. RecordEvidence.Of(call.Profile, sheets, words),
                ],
                EntityKey = evidence.EntityKey,
                Entities = evidence.Entities,
                AsOf = evidence.RanAt,
            },
            Query = QueryJson.ToElement(query),
            Notes =
            [
                .. call.Notes,
                .. result.Notes,
                .. words.Remarks(call.Phrases, evidence),
                .. RecordEvidence.Tabs(call.Profile, evidence.Tables, words),
                .. RecordEvidence.Caveats(call.Profile, query),
            ],
        };
    }

    /// <summary>Rows of the query's own table that the filters leave.</summary>
    private static IEnumerable<ExcludedRows> NotFitting(
        ToolCall call,
        Query query,
        QueryEvidence evidence,
        string? filter,
        EvidenceWords words
    )
    {
        if (filter is null || query.Where is null || call.Profile.Sheet(query.From) is not { } sheet)
            yield break;
        var rows = sheet.Rows - evidence.RowsUsed - evidence.LeftOut.Sum(rule => rule.Rows);
        if (rows > 0)
            yield return new ExcludedRows(words.NotFitting(filter), rows);
    }

    private static IReadOnlyList<object?> NameBlanks(IReadOnlyList<object?> row, int keys) =>
        row.Take(keys).Any(cell => cell is null)
            ? [.. row.Select((cell, index) => index < keys && cell is null ? QueryEngine.Blank : cell)]
            : row;
}
