using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Agent.Tests.Support.ScriptedEndpoint;

/// <summary>
/// An OpenAI-compatible endpoint over raw sockets: each request runs the next script, the last one again and again. Scripts decide every
/// byte, so that they can
/// break off, reset and hang anywhere. Counts connections and what the client aborted.
/// </summary>
internal sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Socket, Task> _connections = new();
    private readonly Func<int, ModelScript> _scripts;
    private readonly Task _accepting;
    private int _requests;
    private int _atWork;

    /// <summary>Starts with one script per request, the last one repeating.</summary>
    public ScriptedModelServer(params ModelScript[] scripts)
        : this(number => scripts[Math.Min(number, scripts.Length - 1)])
    {
    }

    /// <summary>Starts with scripts by request number, from 0.</summary>
    public ScriptedModelServer(Func<int, ModelScript> scripts)
    {
        _scripts = scripts;
        _listener.Start(512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Scheme, host and port.</summary>
    public Uri Address { get; }

    /// <summary>The requests so far, in the order they came.</summary>
    public ConcurrentQueue<ScriptedRequest> Requests { get; } = new();

    /// <summary>Connections accepted so far.</summary>
    public int ConnectionsMade { get; private set; }

    /// <summary>Requests whose script has not ended: what a client that leaks would leave behind.</summary>
    public int AtWork => Volatile.Read(ref _atWork);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var (socket, serving) in _connections)
        {
            socket.Dispose();
            await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var socket = await _listener.AcceptSocketAsync(_stop.Token);
            socket.NoDelay = true;
            ConnectionsMade++;
            _connections[socket] = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: false);
            while (await ScriptedRequest.ReadAsync(stream, _stop.Token) is { } request)
            {
                if (request.Method == "HEAD")
                {
                    await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _stop.Token);
                    continue;
                }

                Requests.Enqueue(request);
                Interlocked.Increment(ref _atWork);
                try
                {
                    var exchange = new ScriptedExchange(request, stream, socket, _stop.Token);
                    await _scripts(Interlocked.Increment(ref _requests) - 1)(exchange);
                    if (!await exchange.EndAsync())
                        break;
                }
                finally
                {
                    Interlocked.Decrement(ref _atWork);
                }
            }
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
        finally
        {
            socket.Dispose();
            _connections.TryRemove(socket, out _);
        }
    }
}
