namespace Agent.Hub.State.Database;

/// <summary>A link that lets read one conversation.</summary>
internal sealed class ShareRow
{
    /// <summary>SHA-256 of the link's secret, in hex: who reads the database cannot use its links.</summary>
    public required string Id { get; set; }

    /// <summary>Whose conversation it is; empty for one who does not sign in.</summary>
    public required string Owner { get; set; }

    /// <summary>The conversation.</summary>
    public required string ThreadId { get; set; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>When it was made, in ticks of UTC.</summary>
    public long CreatedAt { get; set; }

    /// <summary>When it ends, in ticks of UTC.</summary>
    public long ExpiresAt { get; set; }
}
