using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Privacy;
using Agent.Hub.Audit;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Agent.Hub.ExternalTools;

/// <summary>The servers of tools that are configured, and what they offer to a run.</summary>
internal sealed class ExternalToolServers : IExternalTools, IAsyncDisposable
{
    private readonly List<ExternalServer> _servers;
    private readonly PrivacyOptions _privacy;

    /// <summary>Reads the settings; nothing is connected yet.</summary>
    public ExternalToolServers(
        IOptions<ExternalToolOptions> options,
        IOptions<PrivacyOptions> privacy,
        TimeProvider time,
        AuditLog audit,
        ILogger<ExternalToolServers> logger
    )
    {
        _privacy = privacy.Value;
        _servers =
        [
            .. options.Value.Servers.Select(server => new ExternalServer(server.Key, server.Value, options.Value, time, audit, logger)),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AIFunction>> ToolsAsync(
        string runId, string? userId, DatasetProfile profile, IReadOnlyList<AIFunction> own, CancellationToken cancellationToken)
    {
        if (_servers.Count == 0)
            return [];
        var names = own.Select(tool => tool.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var caller = new ExternalToolCaller(runId, userId);
        var found = await Task.WhenAll(_servers.Select(async server =>
            (Server: server, Tools: await server.ToolsAsync(names, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        // Two servers with a tool of one name: the first of them has it, whoever answers sooner.
        return
        [
            .. found
                .SelectMany(offer => offer.Tools.Select(tool => new ExternalTool(offer.Server, tool, caller, profile, _privacy)))
                .DistinctBy(tool => tool.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask DeclinedAsync(string runId, string? userId, PendingApproval declined)
    {
        ArgumentNullException.ThrowIfNull(declined);
        if (_servers.Find(server => server.Name == declined.Server) is { } known)
            await known
                .RecordAsync(declined.Tool, new ExternalToolCaller(runId, userId), ApprovalWords.Person, "declined", TimeSpan.Zero)
                .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync().ConfigureAwait(false);
    }
}
