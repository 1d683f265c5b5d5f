using System.Net;
using System.Net.Sockets;

namespace Agent.Tests.Support;

/// <summary>A TCP proxy before a server that cuts, freezes, delays and throttles what goes to the client, at exact bytes.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Socket> _open = [];
    private readonly MemoryStream _record = new();
    private readonly FaultPlan _plan;
    private readonly int _target;
    private readonly Task _accepting;
    private long _passed;
    private bool _cut;
    private int _froze;

    public FaultProxy(Uri server, FaultPlan plan)
    {
        _plan = plan;
        _target = server.Port;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public FaultPlan Plan => _plan;

    /// <summary>Bytes that have gone to the client.</summary>
    public long Passed => Interlocked.Read(ref _passed);

    /// <summary>Whether the planned cut or freeze has happened.</summary>
    public bool Struck => _cut || Volatile.Read(ref _froze) != 0;

    /// <summary>What has gone to the client, all connections in one.</summary>
    public byte[] Record
    {
        get
        {
            lock (_gate)
                return _record.ToArray();
        }
    }

    /// <summary>Resets every open connection.</summary>
    public void CutNow()
    {
        List<Socket> open;
        lock (_gate)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (var socket in open)
        {
            try
            {
                // Linger 0 makes it a reset, as a vanished network does, not an orderly end.
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception closed) when (closed is ObjectDisposedException or SocketException)
            {
                // It ended by itself meanwhile.
            }

            socket.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        CutNow();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        lock (_gate)
        {
            _open.Add(client);
            _open.Add(server);
        }

        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            await Task.WhenAny(UpAsync(client, server), DownAsync(server, client));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
        finally
        {
            lock (_gate)
            {
                _open.Remove(client);
                _open.Remove(server);
            }

            client.Dispose();
        }
    }

    private async Task UpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
            await to.SendAsync(buffer.AsMemory(0, count), _stop.Token);
    }

    private async Task DownAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (_plan.Delay > TimeSpan.Zero)
                await Task.Delay(_plan.Delay, TimeProvider.System, _stop.Token);
            if (_plan.BytesPerSecond is { } rate)
                await Task.Delay(TimeSpan.FromSeconds((double)count / rate), TimeProvider.System, _stop.Token);

            long after, before;
            lock (_gate)
            {
                before = _passed;
                _passed = after = before + count;
                _record.Write(buffer, 0, count);
            }

            if (_plan.CutAt is { } cutAt && !_cut && after >= cutAt)
            {
                _cut = true;
                await to.SendAsync(buffer.AsMemory(0, (int)Math.Max(0, cutAt - before)), _stop.Token);
                CutNow();
                return;
            }

            if (_plan.FreezeAt is { } freezeAt && after >= freezeAt && Interlocked.CompareExchange(ref _froze, 1, 0) == 0)
            {
                await to.SendAsync(buffer.AsMemory(0, (int)Math.Max(0, freezeAt - before)), _stop.Token);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
            }

            await to.SendAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }
}
