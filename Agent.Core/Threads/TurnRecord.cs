using System.Text.Json;
using Agent.Core.Queries;
using Agent.Protocol;

namespace Agent.Core.Threads;

/// <summary>Notes what an answer rests on while its events pass by.</summary>
/// <param name="runId">The run.</param>
/// <param name="dataset">Id of the dataset that is asked.</param>
public sealed class TurnRecord(string runId, string dataset)
{
    // More tables than this say no more about where an answer comes from.
    private const int MaxTables = 16;

    private readonly List<ThreadTable> _tables = [];
    private JsonElement? _read;
    private JsonElement? _run;

    /// <summary>The run.</summary>
    public string RunId { get; } = runId;

    /// <summary>Id of the dataset that is asked.</summary>
    public string Dataset { get; } = dataset;

    /// <summary>The tables so far.</summary>
    public IReadOnlyList<ThreadTable> Tables => [.. _tables];

    /// <summary>
    /// The query last told as understood, else the one that the last table answers, else the one kept from before; null for none.
    /// </summary>
    public JsonElement? Query => _read ?? _run ?? Kept;

    /// <summary>The query of the answer before, where this one leaves it in place; null elsewhere.</summary>
    public JsonElement? Kept { get; private set; }

    /// <summary>Keeps the query of the answer before: thanks and help tell no figure.</summary>
    public void Keep(Query query) => Kept = QueryJson.ToElement(query);

    /// <summary>Looks at an event of the run.</summary>
    public void Observe(AgentEvent next)
    {
        if (next is ReadingEvent { Value.Query: var read })
            _read = read;
        if (next is TableEvent { Content.Query: { } run })
            _run = run;
        if (next is TableEvent { Content: { } table } && _tables.Count < MaxTables)
            _tables.Add(new ThreadTable(table.Title, table.Evidence));
    }
}
