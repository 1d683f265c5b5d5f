namespace Agent.Hub.State.Database;

/// <summary>An entry of the audit.</summary>
internal sealed class AuditRow
{
    /// <summary>Its number: 1, 2, 3 …</summary>
    public long Id { get; set; }

    /// <summary>When, in ticks of UTC.</summary>
    public long At { get; set; }

    /// <summary>The user; empty for one who does not sign in.</summary>
    public required string Actor { get; set; }

    /// <summary>What was done.</summary>
    public required string Action { get; set; }

    /// <summary>The particulars as JSON.</summary>
    public required string Body { get; set; }

    /// <summary>Hash of the entry before.</summary>
    public required string Previous { get; set; }

    /// <summary>SHA-256 over all of it, in hex.</summary>
    public required string Hash { get; set; }
}
