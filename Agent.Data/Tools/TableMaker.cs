using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Data.Tools.Words;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>Makes the table people see from a query and its data.</summary>
internal static class TableMaker
{
    public static TableContent Make(DataQuery query, QueryData data, DatasetProfile profile, string tableId, IReadOnlyList<string> notes) =>
        new()
        {
            TableId = tableId,
            Title = query.Title,
            Columns = ColumnNames.Unique(
                query.Columns
                    ??
                    [
                        .. data.Result.Columns.Select(column => new TableColumn
                        {
                            Name = column.Name,
                            Label = column.Name,
                            Kind = column.Kind,
                        }),
                    ]
            ),
            Rows = data.Result.Rows,
            TotalRows = data.TotalRows,
            Truncated = data.TotalRows > data.Result.Rows.Count || data.Result.Cut,
            Evidence = new Evidence
            {
                Dataset = profile.Id,
                Version = profile.Version,
                Sheet = query.Sheet,
                Sql = query.Shown ?? query.Main.ToString(),
                RowsUsed = data.RowsUsed,
                RowsExcluded = [.. Excluded(query, data), .. RecordEvidence.Of(profile, query.Sheet, EvidenceWords.For(null))],
                EntityKey = query.Rows?.EntityKey,
                Entities = data.Entities,
                AsOf = data.AsOf,
            },
            Notes = [.. notes, .. Remarks(query, data)],
        };

    private static List<ExcludedRows> Excluded(DataQuery query, QueryData data)
    {
        var excluded = new List<ExcludedRows>();
        if (query.Rows is not { } rows)
            return excluded;
        var outside = rows.TableRows - data.RowsUsed - data.Excluded.Sum();
        if (outside > 0)
            excluded.Add(new ExcludedRows(rows.WhereText is null ? "left out" : $"not: {rows.WhereText}", outside));
        excluded.AddRange(
            rows.Exclusions.Zip(data.Excluded, (exclusion, count) => new ExcludedRows(exclusion.Reason, count))
                .Where(item => item.Count > 0)
        );
        return excluded;
    }

    private static IEnumerable<string> Remarks(DataQuery query, QueryData data)
    {
        if (data.Result.Cut && query.Total is null)
            yield return $"The result is longer than can be shown; the first {data.Result.Rows.Count} rows are here.";
    }
}
