using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Agent.Benchmarks.Data;

namespace Agent.Benchmarks.Answers;

/// <summary>The product's hub as a process of its own, started as an operator starts it, with the sample workbook.</summary>
internal sealed class HubUnderLoad : IAsyncDisposable
{
    private const string Announcement = "Agent Hub is at ";

    private readonly Process _process;
    private readonly string _socket;

    private HubUnderLoad(Process process, string socket, Uri url, TimeSpan toListening) =>
        (_process, _socket, Url, ToListening) = (process, socket, url, toListening);

    public Uri Url { get; }

    /// <summary>From the start of the process to the line that says where it is.</summary>
    public TimeSpan ToListening { get; }

    /// <summary>Starts the hub in a folder and waits until it says where it is.</summary>
    /// <param name="folder">Its data; empty: it makes its sample.</param>
    /// <param name="endpoint">The model's endpoint; null: none.</param>
    /// <param name="program">Its program; null: the one built with the benchmarks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<HubUnderLoad> StartAsync(
        ScratchFolder folder,
        Uri? endpoint,
        string? program,
        CancellationToken cancellationToken
    )
    {
        var socket = folder.File($"figures-{Guid.NewGuid():N}.sock");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = folder.File(string.Empty) };
        start.ArgumentList.Add(program ?? Path.Combine(AppContext.BaseDirectory, "Agent.Hub.dll"));
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.ArgumentList.Add($"--Agent:Data:Folder={folder.File("data")}");
        if (endpoint is not null)
        {
            start.ArgumentList.Add($"--Agent:Model:Endpoint={endpoint}");
            start.ArgumentList.Add("--Agent:Model:Name=bench");
            start.ArgumentList.Add("--Agent:Model:MaxConcurrent=1000");
        }

        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(HubUnderLoad).Assembly.Location;
        start.Environment[StartupHook.SocketVariable] = socket;
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The hub could not be started.");
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal))
                continue;
            var listening = Stopwatch.GetElapsedTime(began);
            // Read on, or the hub would wait for room to say more.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new HubUnderLoad(process, socket, new Uri(line[Announcement.Length..]), listening);
        }

        throw new InvalidOperationException("The hub ended before it said where it is.");
    }

    /// <summary>What the hub has used so far.</summary>
    public async Task<HubFigures> FiguresAsync(CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket), cancellationToken);
        await using var stream = new NetworkStream(socket);
        return (await JsonSerializer.DeserializeAsync<HubFigures>(stream, cancellationToken: cancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
