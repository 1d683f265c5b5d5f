using Agent.Protocol;
using Agent.Protocol.MessagePack;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Client;

/// <summary>The one connection of a client: started when needed, started again after it broke.</summary>
internal sealed class HubLink : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly AgentClientOptions _options;
    private readonly HubConnection _connection;

    public HubLink(AgentClientOptions options)
    {
        _options = options;
        var builder = new HubConnectionBuilder()
            .WithUrl(options.HubUrl, options.Transports, http =>
            {
                if (options.AccessToken is { } token)
                    http.AccessTokenProvider = () => Task.FromResult<string?>(token);
                options.ConfigureHttp?.Invoke(http);
                var configured = http.HttpMessageHandlerFactory;
                http.HttpMessageHandlerFactory = inner => new AnswerTimeout(options.ServerTimeout, options.TimeProvider, configured is null ? inner : configured(inner));
            });
        if (options.Format == WireFormat.MessagePack)
            builder.AddAgentMessagePack();
        else
            builder.AddJsonProtocol(json => AgentProtocolJson.Configure(json.PayloadSerializerOptions));
        _connection = builder.Build();
        _connection.ServerTimeout = options.ServerTimeout;
        if (options.ServerTimeout < 2 * _connection.KeepAliveInterval)
            _connection.KeepAliveInterval = options.ServerTimeout / 2;
    }

    /// <summary>Whether it was ever connected; before that, an address that is not found is a wrong one.</summary>
    public bool EverConnected { get; private set; }

    /// <summary>The connection, connected; concurrent callers share one attempt after the other.</summary>
    public async Task<HubConnection> ConnectedAsync(CancellationToken cancellationToken)
    {
        if (_connection.State == HubConnectionState.Connected)
            return _connection;

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_connection.State == HubConnectionState.Disconnected)
                await StartAsync(cancellationToken).ConfigureAwait(false);
            EverConnected = true;
            return _connection;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Connects. A network that goes silent on the way would otherwise hold the attempt as long as HTTP waits, which is minutes.</summary>
    private async Task StartAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_options.ServerTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _connection.StartAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException silent) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The hub did not answer within {_options.ServerTimeout.TotalSeconds:0.#} s.", silent);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }
}
