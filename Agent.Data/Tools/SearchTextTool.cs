using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Data.Search;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary><c>search_text</c>: the rows whose text fits words best (BM25, stems, misspellings), or rows like a given one.</summary>
internal sealed partial class SearchTextTool : ITool
{
    private const int DefaultRows = 10;
    private const int MaxHits = 200;
    private const int ExtraColumns = 4;

    public ToolDefinition Definition { get; } =
        new(
            "search_text",
            "Ranks the rows whose text fits the words best; forms of a word and misspellings are understood. To find rows like a given one, give its id in similar_to.",
            $$"""
            "text": { "type": "string", "description": "Words to look for, or \"similar to <id>\"." },
            "similar_to": { "type": "string", "description": "Id of a row: the rows most like it are found, itself left out." },
            {{ArgumentSchemas.Sheet}}, {{ArgumentSchemas.Limit}}
            """
        );

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var similarTo = call.Arguments.Text("similar_to");
        var text = similarTo is null
            ? call.Arguments.Required("text", "the words to look for, or similar_to with an id")
            : $"similar to {similarTo}";
        var limit = call.Arguments.Limit("limit", DefaultRows, MaxHits);
        var sheets = call.Arguments.Text("sheet") is null && call.Profile.AskedSheets.Count(Searchable) > 1
            ? call.Profile.AskedSheets.Where(Searchable).ToList()
            : [call.Sheet()];
        if (!sheets.Any(Searchable))
            throw new ToolRefusal("no_text", $"{sheets[0].Name} has no text to search.");

        var best = new List<(SheetProfile Sheet, IReadOnlyList<SearchHit>? Hits)>();
        foreach (var sheet in sheets)
            best.Add((sheet, await SearchAsync(call, sheet, text, similarTo, cancellationToken).ConfigureAwait(false)));
        if (similarTo is not null && !best.Exists(found => found.Hits is not null))
            throw new ToolRefusal(
                "unknown_row",
                $"No row of {string.Join(", ", sheets.Select(sheet => sheet.Name))} has the id {similarTo}."
            );
        var winner = best.OrderByDescending(found =>
                found.Hits is { Count: > 0 } hits ? hits[0].Score
                : found.Hits is null ? -2
                : -1
            )
            .First();
        if (best.Count > 1)
        {
            foreach (var other in best.Where(found => found.Hits is { Count: > 0 } && found.Sheet != winner.Sheet))
                call.Note($"{other.Sheet.Name} has {other.Hits!.Count} rows that fit, too; name it in sheet to see them.");
        }

        return await RowsAsync(call, winner.Sheet, winner.Hits ?? [], text, limit, cancellationToken).ConfigureAwait(false);
    }

    private static bool Searchable(SheetProfile sheet) => SearchIndexes.Columns(sheet).Count > 0;

    /// <summary>The hits; null where a row is asked for that the sheet does not have.</summary>
    private static async Task<IReadOnlyList<SearchHit>?> SearchAsync(
        ToolCall call,
        SheetProfile sheet,
        string text,
        string? similarTo,
        CancellationToken cancellationToken
    )
    {
        var index = await call.Workspace.Engine.Indexes.GetAsync(call.Workspace.Source, sheet, cancellationToken).ConfigureAwait(false);
        var id = similarTo ?? (SimilarTo().Match(text) is { Success: true } match ? match.Groups["id"].Value : null);
        if (
            id is not null
            && await RowOfAsync(call, sheet, id, cancellationToken).ConfigureAwait(false) is var (row, content)
            && content is not null
        )
        {
            call.Note($"Rows most like {id} by their words.");
            return index.Search(content, (_, _) => { }, row);
        }

        if (similarTo is not null)
            return null;

        return index.Search(text, (asked, found) => call.Note($"\"{asked}…\" read as \"{found}…\"."));
    }

    /// <summary>The row an id names, with its text; the narrative alone where there is one.</summary>
    private static async Task<(long Row, string? Text)> RowOfAsync(
        ToolCall call,
        SheetProfile sheet,
        string id,
        CancellationToken cancellationToken
    )
    {
        var key = sheet.Column(sheet.EntityKey) ?? sheet.Columns.FirstOrDefault(column => column.IsIdentifier);
        if (key is null)
            return default;
        var narratives = SearchIndexes.Columns(sheet).Where(column => column.IsNarrative).ToList();
        var columns = SqlText.Join(
            ", ",
            (narratives.Count > 0 ? narratives : SearchIndexes.Columns(sheet)).Select(column =>
                (SqlText)$"CAST({new SqlName(column.Name)} AS VARCHAR)"
            )
        );
        SqlText sql =
            $"SELECT rowid, concat_ws(' ', {columns}) FROM {new SqlName(sheet.Table)} WHERE lower(CAST({new SqlName(key.Name)} AS VARCHAR)) = {id.ToLowerInvariant()} ORDER BY rowid LIMIT 1";
        var found = await call
            .Workspace.Engine.Executor.RunAsync(
                call.Workspace.Source.OpenConnection,
                session => session.ReadAsync(sql, 1),
                cancellationToken
            )
            .ConfigureAwait(false);
        return found.Rows.Count == 0 ? default : ((long)found.Rows[0][0]!, found.Rows[0][1] as string);
    }

    private static async Task<ToolResult> RowsAsync(
        ToolCall call,
        SheetProfile sheet,
        IReadOnlyList<SearchHit> hits,
        string text,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var shown = hits.Take(limit).ToList();
        var columns = Columns(sheet);
        var values = SqlText.Join(
            ", ",
            shown.Select(hit => (SqlText)$"({SqlText.Checked(hit.Row.ToString(CultureInfo.InvariantCulture))}, {hit.Score})")
        );
        SqlText from = shown.Count == 0 ? (SqlText)$"(SELECT 0 AS \"row\", 0.0 AS \"score\" WHERE FALSE)" : $"(VALUES {values})";
        var names = SqlText.Join(", ", columns.Select(column => (SqlText)$"t.{new SqlName(column.Name)}"));
        var query = new DataQuery
        {
            Title = $"{sheet.Name}: \"{text}\"",
            Sheet = sheet.Name,
            Main =
                $"SELECT {names}, hits.\"score\" FROM {from} AS hits(\"row\", \"score\") JOIN {new SqlName(sheet.Table)} t ON t.rowid = hits.\"row\" ORDER BY hits.\"score\" DESC, t.rowid",
            MaxRows = limit,
            RowsUsed = sheet.Rows,
            Columns =
            [
                .. columns.Select(column => new TableColumn
                {
                    Name = column.Name,
                    Label = column.Label,
                    Kind = column.Kind == ColumnKind.List ? "text" : column.Kind.ToWireName(),
                    Unit = column.Unit,
                }),
                new TableColumn
                {
                    Name = "score",
                    Label = "Score",
                    Kind = "number",
                },
            ],
        };
        var (data, fromCache) = await call.Workspace.Engine.RunAsync(call.Workspace.Source, query, cancellationToken).ConfigureAwait(false);
        return call.Table(query, data with { TotalRows = hits.Count }, fromCache);
    }

    /// <summary>The id, the date, the narratives, and a few short columns.</summary>
    private static List<ColumnProfile> Columns(SheetProfile sheet) =>
        [
            .. sheet
                .Columns.Where(column => column.IsIdentifier || column.Name == sheet.EntityKey)
                .Take(1)
                .Concat(sheet.Columns.Where(column => column.Name == sheet.DefaultDateColumn))
                .Concat(SearchIndexes.Columns(sheet).Where(column => column.IsNarrative).Take(2))
                .Concat(
                    SearchIndexes
                        .Columns(sheet)
                        .Where(column => !column.IsNarrative)
                        .OrderByDescending(column => column.Filled)
                        .Take(ExtraColumns)
                )
                .Distinct(),
        ];

    [GeneratedRegex(
        @"^\s*(?:incidents?\s+|rows?\s+|ones?\s+)?(?:similar\s+to|like)\s+(?:incident\s+|number\s+|no\.?\s+|row\s+|#)*(?<id>\S+)\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SimilarTo();
}
