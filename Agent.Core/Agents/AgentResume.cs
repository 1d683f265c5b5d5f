using Agent.Protocol;

namespace Agent.Core.Agents;

/// <summary>
/// Where a run goes on that was cut off: behind its last turn whose tools were called. What the turn after it had said is said again, in
/// the
/// place of the first; what it had called without a result is given up.
/// </summary>
public sealed class AgentResume
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    private AgentResume(int attempt) => Attempt = attempt;

    /// <summary>How often the run has been taken up, this time included.</summary>
    public int Attempt { get; }

    /// <summary>Id of the dataset the run was about; null where no table says it.</summary>
    public string? Dataset { get; private set; }

    /// <summary>Whether a turn with its results is in the log.</summary>
    public bool HasTurns => Turns.Count > 0;

    /// <summary>The message that was cut off or would be said twice; null when there is none.</summary>
    internal string? Replaces { get; private set; }

    /// <summary>The turns that called tools.</summary>
    internal List<ResumedTurn> Turns { get; } = [];

    /// <summary>Calls that were announced and never made.</summary>
    internal IReadOnlyList<string> GivenUp { get; private set; } = [];

    /// <summary>Ids of all calls in the log.</summary>
    internal IEnumerable<string> CallIds => Turns.SelectMany(turn => turn.Calls).Select(call => call.Id).Concat(GivenUp);

    /// <summary>Reads a log that has no end.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="attempt">How often the run has been taken up, this time included.</param>
    /// <param name="events">The log's events.</param>
    public static AgentResume From(string runId, int attempt, IEnumerable<AgentEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var resume = new AgentResume(attempt);
        var reader = new TurnReader(AgentLoop.PrefaceId(runId));
        foreach (var next in events)
        {
            resume.Note(next);
            if (reader.Read(next) is { } turn)
                resume.Turns.Add(turn);
        }

        if (reader.HasResults)
        {
            resume.Turns.Add(reader.Take());
            return resume;
        }

        resume.Replaces = reader.LastMessage;
        resume.GivenUp = [.. reader.Take().Calls.Select(call => call.Id)];
        return resume;
    }

    /// <summary>Whether a message with this id is in the log.</summary>
    internal bool IsWritten(string messageId) => _written.Contains(messageId);

    /// <summary>Whether the event is in the log.</summary>
    internal bool IsWritten(AgentEvent next) => IdOf(next) is { } id && _written.Contains(id);

    private void Note(AgentEvent next)
    {
        if (IdOf(next) is { } id)
            _written.Add(id);
        if (next is TableEvent table)
            Dataset ??= table.Content.Evidence.Dataset;
    }

    private static string? IdOf(AgentEvent next) => next switch
    {
        ToolCallResultEvent result => result.MessageId,
        TableEvent table => table.MessageId,
        ChartEvent chart => chart.MessageId,
        TextMessageStartEvent text => text.MessageId,
        _ => null,
    };
}
