namespace Agent.Hub.Chat.Wire;

/// <summary>What one event of the stream says. One object serves a whole stream; each event overwrites the last.</summary>
internal sealed class Chunk
{
    /// <summary>The response's id; kept once known.</summary>
    public string? Id { get; set; }

    /// <summary>The model that answers; kept once known.</summary>
    public string? Model { get; set; }

    /// <summary>A piece of the answer.</summary>
    public string? Text { get; set; }

    /// <summary>A piece of reasoning.</summary>
    public string? Reasoning { get; set; }

    /// <summary>The field <see cref="Reasoning"/> came in, one of <see cref="ReasoningFields"/>.</summary>
    public string? ReasoningField { get; set; }

    /// <summary>Raw JSON array of <c>reasoning_details</c>.</summary>
    public string? ReasoningDetails { get; set; }

    /// <summary>Why the answer ended; null while it has not, empty where a server sends an empty word.</summary>
    public string? FinishReason { get; set; }

    /// <summary>Pieces of tool calls.</summary>
    public List<ToolFragment> Tools { get; } = [];

    /// <summary>Whether the event has usage.</summary>
    public bool HasUsage { get; set; }

    /// <summary>Running totals of usage; the last one counts.</summary>
    public TurnUsage Usage { get; set; }

    /// <summary>A failure the endpoint reports.</summary>
    public EndpointError? Error { get; set; }

    /// <summary>Makes ready for the next event.</summary>
    public void Clear()
    {
        Text = Reasoning = ReasoningField = ReasoningDetails = FinishReason = null;
        Error = null;
        HasUsage = false;
        Tools.Clear();
    }
}
