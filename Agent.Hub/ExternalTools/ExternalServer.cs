using Agent.Hub.Audit;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Agent.Hub.ExternalTools;

/// <summary>
/// A server of tools: connected when first needed, again some time after it was lost. Its tools are offered while their hash is the one
/// that was pinned.
/// </summary>
internal sealed partial class ExternalServer(
    string name,
    ExternalServerOptions options,
    ExternalToolOptions all,
    TimeProvider time,
    AuditLog audit,
    ILogger logger
) : IAsyncDisposable
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Tools may change while the hub runs: they are looked at anew after this time. A server that failed is left alone as long.
    /// </summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1);
    private McpClient? _client;
    private HttpClient? _http;
    private OutsideProgram? _program;
    private IReadOnlyList<McpClientTool> _tools = [];
    private long? _lookedAt;

    /// <summary>The server's name in the settings.</summary>
    public string Name => name;

    /// <summary>How it is used.</summary>
    public ExternalServerOptions Options => options;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The tools that may be offered now; none where the server is away, or its tools are not those that were pinned.</summary>
    /// <param name="ownNames">Names of the hub's own tools, which no other may take.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<IReadOnlyList<McpClientTool>> ToolsAsync(IReadOnlySet<string> ownNames, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_lookedAt is { } at && time.GetElapsedTime(at) < LookAgain)
                return _tools;
            using var timeout = new CancellationTokenSource(ConnectTime, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            _tools = await LookAsync(ownNames, linked.Token).ConfigureAwait(false);
            _lookedAt = time.GetTimestamp();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            _tools = [];
            _lookedAt = time.GetTimestamp();
            await DropAsync().ConfigureAwait(false);
            LogUnavailable(logger, failure, name);
        }
        finally
        {
            _gate.Release();
        }

        return _tools;
    }

    /// <summary>A call failed for want of the server: its tools are looked at anew before they are offered again.</summary>
    public void Lost(Exception failure)
    {
        LogUnavailable(logger, failure, name);
        _lookedAt = null;
    }

    /// <summary>Puts a call down in the audit. Never what was sent or came back.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="caller">For whom.</param>
    /// <param name="approval">One of <see cref="ApprovalWords"/>.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="took">How long it took.</param>
    public ValueTask RecordAsync(string tool, ExternalToolCaller caller, string approval, string outcome, TimeSpan took) =>
        audit.RecordAsync(new ToolRecord(caller.UserId, caller.RunId, name, tool, approval, outcome, took).ToEntry());

    /// <summary>
    /// Whether a person has to allow each call of a tool. What a tool says of itself decides; one that says nothing may do anything.
    /// </summary>
    public bool NeedsApproval(McpClientTool tool) => options.DefaultToolsApprovalMode switch
    {
        ExternalServerOptions.All => false,
        ExternalServerOptions.Each => true,
        _ => tool.ProtocolTool.Annotations?.ReadOnlyHint is not true,
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DropAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    private async ValueTask<IReadOnlyList<McpClientTool>> LookAsync(IReadOnlySet<string> ownNames, CancellationToken cancellationToken)
    {
        _client ??= await McpClient.CreateAsync(Transport(), cancellationToken: cancellationToken).ConfigureAwait(false);
        var found = await _client.ListToolsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var hash = ToolSetHash.Of(found.Select(tool => tool.ProtocolTool));
        if (!string.Equals(hash, options.Pin, StringComparison.OrdinalIgnoreCase))
        {
            LogNotPinned(logger, name, ExternalToolOptions.Section, hash);
            return [];
        }

        var enabled = found.Where(tool => options.EnabledTools.Contains(tool.Name)).ToList();
        foreach (var shadow in enabled.Where(tool => ownNames.Contains(tool.Name)))
            LogShadows(logger, name, shadow.Name);
        return [.. enabled.Where(tool => !ownNames.Contains(tool.Name))];
    }

    private IClientTransport Transport()
    {
        if (options.Url is { } url)
        {
            _http ??= AddressRules.Client([.. all.PrivateHosts]);
            return new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri(url),
                    Name = name,
                    AdditionalHeaders = options.Headers,
                    ConnectionTimeout = ConnectTime,
                },
                _http
            );
        }

        _program ??= new OutsideProgram(options);
        return new StreamClientTransport(_program.Input, _program.Output);
    }

    private async ValueTask DropAsync()
    {
        if (_client is { } client)
        {
            _client = null;
            await client.DisposeAsync().ConfigureAwait(false);
        }

        _http?.Dispose();
        _http = null;
        if (_program is { } program)
        {
            _program = null;
            await program.DisposeAsync().ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tools of {Server} are off for now: it cannot be reached.")]
    private static partial void LogUnavailable(ILogger logger, Exception failure, string server);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The tools of {Server} are off: they are not those that were pinned. Look at them, then set {Section}:Servers:{Server}:Pin={Hash}"
    )]
    private static partial void LogNotPinned(ILogger logger, string server, string section, string hash);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tool {Tool} of {Server} is not offered: the hub has a tool of this name.")]
    private static partial void LogShadows(ILogger logger, string server, string tool);
}
