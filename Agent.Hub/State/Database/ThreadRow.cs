namespace Agent.Hub.State.Database;

/// <summary>A conversation.</summary>
internal sealed class ThreadRow
{
    /// <summary>The user; empty for one who does not sign in.</summary>
    public required string Owner { get; set; }

    /// <summary>The conversation.</summary>
    public required string Id { get; set; }

    /// <summary>Its title.</summary>
    public required string Title { get; set; }

    /// <summary>When its first turn was made, in ticks of UTC.</summary>
    public long CreatedAt { get; set; }

    /// <summary>When its last turn was made, in ticks of UTC.</summary>
    public long UpdatedAt { get; set; }

    /// <summary>About how many bytes its turns take.</summary>
    public long Bytes { get; set; }
}
