namespace Agent.Hub.Audit;

/// <summary>What the audit puts down.</summary>
internal static class AuditActions
{
    /// <summary>A question and what it touched.</summary>
    public const string Ask = "ask";

    /// <summary>A query over a dataset that no question led to.</summary>
    public const string Query = "query";

    /// <summary>A tool of another server called for a question.</summary>
    public const string Tool = "tool";

    /// <summary>A conversation taken away as a document.</summary>
    public const string Export = "export";

    /// <summary>A file added or replaced.</summary>
    public const string Upload = "upload";

    /// <summary>A dataset removed.</summary>
    public const string Delete = "delete";

    /// <summary>What is said of a dataset changed: its sidecar, or a word defined in it.</summary>
    public const string Describe = "describe";

    /// <summary>A link to a conversation made.</summary>
    public const string Share = "share";

    /// <summary>A link to a conversation withdrawn.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>The hub started with other rights than before, or somebody changed who sees which rows of a dataset.</summary>
    public const string Rights = "rights";
}
