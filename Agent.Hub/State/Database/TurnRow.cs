namespace Agent.Hub.State.Database;

/// <summary>A question and its whole answer.</summary>
internal sealed class TurnRow
{
    /// <summary>Its number, in the order of writing.</summary>
    public long Id { get; set; }

    /// <summary>The user; empty for one who does not sign in.</summary>
    public required string Owner { get; set; }

    /// <summary>The conversation.</summary>
    public required string ThreadId { get; set; }

    /// <summary>The run that answered.</summary>
    public required string RunId { get; set; }

    /// <summary>The turn as JSON.</summary>
    public required string Body { get; set; }
}
