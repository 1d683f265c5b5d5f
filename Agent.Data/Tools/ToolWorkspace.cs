using System.Collections.Concurrent;
using System.Globalization;
using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary>
/// What the tools of one run share: the dataset, the engine, and the tables made so far, so that a chart can name one. Safe for parallel
/// calls.
/// </summary>
internal sealed class ToolWorkspace(QuerySource source, QueryEngine engine)
{
    private readonly ConcurrentDictionary<string, ToolTable> _tables = new(StringComparer.OrdinalIgnoreCase);
    private int _tableCount;
    private int _chartCount;

    public QuerySource Source { get; } = source;

    public QueryEngine Engine { get; } = engine;

    public IReadOnlyList<string> TableIds => [.. _tables.Keys.Order(StringComparer.Ordinal)];

    public string NextTableId() => "t" + Interlocked.Increment(ref _tableCount).ToString(CultureInfo.InvariantCulture);

    public string NextChartId() => "c" + Interlocked.Increment(ref _chartCount).ToString(CultureInfo.InvariantCulture);

    public void Remember(ToolTable table) => _tables[table.Table.TableId] = table;

    public ToolTable? Table(string tableId) => _tables.GetValueOrDefault(tableId);
}
