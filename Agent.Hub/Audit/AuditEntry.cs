namespace Agent.Hub.Audit;

/// <summary>What is to be put down.</summary>
/// <param name="Actor">The user; null for one who does not sign in.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Body">The particulars as JSON.</param>
internal sealed record AuditEntry(string? Actor, string Action, string Body);
