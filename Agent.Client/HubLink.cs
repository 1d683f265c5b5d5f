using Agent.Protocol;
using Agent.Protocol.MessagePack;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Client;

/// <summary>The one connection of a client: started when needed, started again after it broke.</summary>
internal sealed class HubLink : IAsyncDisposable
{
    // How SignalR begins what a connection says that the server closed: of the same class as a refusal, and the only mark that tells
    // them apart.
    private const string Closing = "The server closed the connection";

    private readonly SemaphoreSlim _gate = new(1);
    private readonly AgentClientOptions _options;
    private readonly TransportOrder _transports;
    private HubConnection _connection;

    public HubLink(AgentClientOptions options)
    {
        _options = options;
        _transports = new TransportOrder(options.Transports, options.Format, options.ServerTimeout);
        _connection = Make();
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

    /// <summary>Connects by the first transport that works.</summary>
    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var before = _transports.Current;
        _transports.Begin();
        if (_transports.Current != before)
            await MakeAnewAsync().ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartOnceAsync(cancellationToken).ConfigureAwait(false);
                _transports.Worked();
                return;
            }
            catch (Exception failure) when (_transports.Count > 1 && IsOfTransport(failure))
            {
                _transports.MoveOn();
                await MakeAnewAsync().ConfigureAwait(false);
                if (attempt < _transports.Count)
                    continue;
                _transports.BeMorePatient();
                throw;
            }
        }
    }

    /// <summary>A network that goes silent on the way would otherwise hold the attempt as long as HTTP waits, which is minutes.</summary>
    private async Task StartOnceAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_transports.Patience, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _connection.StartAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception silent) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The hub did not answer within {_transports.Patience.TotalSeconds:0.#} s.", silent);
        }
    }

    // SignalR's own classes say that the transport failed, not the server; a server that is not there at all is told by HTTP.
    private static bool IsOfTransport(Exception failure) =>
        failure is TimeoutException or AggregateException or NoTransportSupportedException;

    /// <summary>Whether the hub refused the call; a connection that the server closed with an error is a cut like any other.</summary>
    public static bool IsRefusal(Exception failure) =>
        failure is HubException && !failure.Message.StartsWith(Closing, StringComparison.Ordinal);

    private async Task MakeAnewAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _connection = Make();
    }

    private HubConnection Make()
    {
        var builder = new HubConnectionBuilder()
            .WithUrl(_options.HubUrl, _transports.Current, http =>
            {
                if (_options.AccessToken is { } token)
                    http.AccessTokenProvider = () => Task.FromResult<string?>(token);
                _options.ConfigureHttp?.Invoke(http);
                var configured = http.HttpMessageHandlerFactory;
                http.HttpMessageHandlerFactory = inner =>
                    new AnswerTimeout(_options.ServerTimeout, _options.TimeProvider, configured is null ? inner : configured(inner));
            });
        if (_options.Format == WireFormat.MessagePack)
            builder.AddAgentMessagePack();
        else
            builder.AddJsonProtocol(json => AgentProtocolJson.Configure(json.PayloadSerializerOptions));
        var connection = builder.Build();
        connection.ServerTimeout = _options.ServerTimeout;
        if (_options.ServerTimeout < 2 * connection.KeepAliveInterval)
            connection.KeepAliveInterval = _options.ServerTimeout / 2;
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }
}
