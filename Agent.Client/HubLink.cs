using Agent.Protocol;
using Agent.Protocol.MessagePack;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Client;

/// <summary>The one connection of a client: started when needed, started again after it broke.</summary>
internal sealed class HubLink : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly HubConnection _connection;

    public HubLink(AgentClientOptions options)
    {
        var builder = new HubConnectionBuilder()
            .WithUrl(options.HubUrl, options.Transports, http =>
            {
                if (options.AccessToken is { } token)
                    http.AccessTokenProvider = () => Task.FromResult<string?>(token);
                options.ConfigureHttp?.Invoke(http);
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

    /// <summary>The connection, connected; concurrent callers share one attempt after the other.</summary>
    public async Task<HubConnection> ConnectedAsync(CancellationToken cancellationToken)
    {
        if (_connection.State == HubConnectionState.Connected)
            return _connection;

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_connection.State == HubConnectionState.Disconnected)
                await _connection.StartAsync(cancellationToken).ConfigureAwait(false);
            return _connection;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }
}
