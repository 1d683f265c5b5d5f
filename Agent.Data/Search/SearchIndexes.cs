using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Data.Queries.Execution;

namespace Agent.Data.Search;

/// <summary>
/// Search indexes, built when a sheet is first searched and kept for the sheets searched last. A build belongs to all who wait for it: it
/// does not end
/// when one of them leaves, only when it takes longer than a query may.
/// </summary>
internal sealed class SearchIndexes(QueryExecutor executor, int capacity = 12)
{
    private readonly Lock _gate = new();
    private readonly List<(string Version, string Table, Task<SearchIndex> Index)> _recent = [];

    /// <summary>Indexes that are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _recent.Count;
        }
    }

    /// <summary>The index of a sheet.</summary>
    public Task<SearchIndex> GetAsync(QuerySource source, SheetProfile sheet, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var place = _recent.FindIndex(entry =>
                entry.Version == source.Profile.Version && entry.Table == sheet.Table && !entry.Index.IsFaulted && !entry.Index.IsCanceled
            );
            (string Version, string Table, Task<SearchIndex> Index) entry =
                place >= 0
                    ? _recent[place]
                    : (
                        source.Profile.Version,
                        sheet.Table,
                        executor.RunAsync(source.OpenConnection, session => BuildAsync(session, sheet), CancellationToken.None)
                    );
            if (place >= 0)
                _recent.RemoveAt(place);
            _recent.Insert(0, entry);
            if (_recent.Count > capacity)
                _recent.RemoveAt(capacity);
            return entry.Index.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets all indexes.</summary>
    public void Clear()
    {
        lock (_gate)
            _recent.Clear();
    }

    /// <summary>The columns a search looks into.</summary>
    public static IReadOnlyList<ColumnProfile> Columns(SheetProfile sheet) =>
        [.. sheet.Columns.Where(column => column.Kind.IsText() && column.Filled > 0)];

    private static async Task<SearchIndex> BuildAsync(QuerySession session, SheetProfile sheet)
    {
        var index = new SearchIndex();
        SqlText text =
            $"concat_ws(' . ', {SqlText.Join(", ", Columns(sheet).Select(column => (SqlText)$"CAST({new SqlName(column.Name)} AS VARCHAR)"))})";
        // Rows of one entity are one document: continuation rows add to it instead of beside it.
        SqlText sql = sheet.EntityKey is { } key
            ? (SqlText)
                $"SELECT min(rowid), string_agg({text}, ' . ' ORDER BY rowid) FROM {new SqlName(sheet.Table)} GROUP BY coalesce(CAST({new SqlName(key)} AS VARCHAR), CAST(rowid AS VARCHAR)) ORDER BY 1"
            : $"SELECT rowid, {text} FROM {new SqlName(sheet.Table)} ORDER BY 1";
        await session.ForEachAsync(sql, reader => index.Add(reader.GetInt64(0), reader.GetString(1))).ConfigureAwait(false);
        return index.Seal();
    }
}
