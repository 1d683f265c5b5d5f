namespace Agent.Hub.State.Database;

/// <summary>A pinned question.</summary>
internal sealed class PinRow
{
    /// <summary>The pin.</summary>
    public required string Id { get; set; }

    /// <summary>The user; empty for all who do not sign in.</summary>
    public required string Owner { get; set; }

    /// <summary>What is shown above it.</summary>
    public required string Title { get; set; }

    /// <summary>Id of the dataset.</summary>
    public required string Dataset { get; set; }

    /// <summary>What is asked, as JSON.</summary>
    public required string Query { get; set; }

    /// <summary>Its place, from 0.</summary>
    public int Position { get; set; }

    /// <summary>When it was made, in ticks of UTC.</summary>
    public long CreatedAt { get; set; }
}
