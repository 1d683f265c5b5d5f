using System.Diagnostics;
using System.Net.Http.Json;
using Agent.Benchmarks.Streaming.Server;

namespace Agent.Benchmarks.Streaming.Load;

/// <summary>The measured server in a process of its own, so that its processor time is nobody else's.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private ServerProcess(Process process, Uri url) => (_process, Url, _http) = (process, url, new HttpClient { BaseAddress = url });

    public Uri Url { get; }

    public static async Task<ServerProcess> StartAsync(CancellationToken cancellationToken, string store = "memory")
    {
        // Started through the dotnet host the program is its first argument, else the process itself.
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (isHost)
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        start.ArgumentList.Add(StreamingBenchmark.VerbName);
        start.ArgumentList.Add(StreamingBenchmark.Serve);
        start.ArgumentList.Add(store);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server could not be started.");
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(BenchmarkServer.Announcement, StringComparison.Ordinal))
                return new ServerProcess(process, new Uri(line[BenchmarkServer.Announcement.Length..]));
        }

        throw new InvalidOperationException("The server ended before it was ready.");
    }

    /// <summary>What the server has used so far.</summary>
    /// <param name="collect">Whether the heap is collected before it is measured.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ServerStats> StatsAsync(bool collect, CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync(collect ? "/stats?collect" : "/stats", ServerStatsContext.Default.ServerStats, cancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
