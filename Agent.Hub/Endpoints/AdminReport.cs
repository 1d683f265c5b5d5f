namespace Agent.Hub.Endpoints;

/// <summary>What an administrator sees of the hub.</summary>
/// <param name="Keys">The keys, without their secrets.</param>
/// <param name="Rules">Rights on datasets.</param>
/// <param name="Runs">Runs at work in this process, the longest first.</param>
/// <param name="Audit">The latest entries of the audit, newest first.</param>
internal sealed record AdminReport(
    IReadOnlyList<AdminKey> Keys,
    IReadOnlyList<AdminRule> Rules,
    IReadOnlyList<AdminRun> Runs,
    IReadOnlyList<AdminEntry> Audit
);
