using System.Diagnostics;
using Agent.Client;

namespace Agent.Tests.Support;

/// <summary>The hub as a process of its own, as an operator runs it.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private const string Announcement = "Agent Hub is at ";

    private readonly Process _process;

    private HubProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Starts a hub on a free port and waits until it says where it is.</summary>
    /// <param name="dataFolder">Its data, and where it stands.</param>
    /// <param name="settings">Settings by name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="port">Where it listens; 0: a free port.</param>
    public static async Task<HubProcess> StartAsync(
        string dataFolder, IEnumerable<string> settings, CancellationToken cancellationToken, int port = 0)
    {
        var dotnet = Requires.Program("dotnet", "install the .NET SDK");
        var group = Environment.GetEnvironmentVariable("AGENT_MEMORY_CGROUP");
        var start = new ProcessStartInfo(group is null ? dotnet : "/bin/sh")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = dataFolder,
        };
        // Into the group before the program begins, so that all it takes is counted.
        string[] launch = group is null ? [] : ["-c", "echo $$ > \"$0/cgroup.procs\" && exec \"$@\"", group, dotnet];
        string[] arguments =
        [
            .. launch,
            Path.Combine(AppContext.BaseDirectory, "Agent.Hub.dll"),
            $"--urls=http://127.0.0.1:{port}",
            $"--Agent:Data:Folder={dataFolder}",
            .. settings.Select(setting => "--" + setting),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal))
                continue;
            // Read on, or the hub would wait for room to say more.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new HubProcess(process, new Uri(line[Announcement.Length..]));
        }

        throw new InvalidOperationException("The hub ended before it said where it is.");
    }

    /// <summary>Memory that the hub and its workers hold now, in bytes; 0 where the system does not tell.</summary>
    public long TreeMemory() => OperatingSystem.IsLinux() ? Memory(_process.Id) : 0;

    private static long Memory(int process)
    {
        try
        {
            var own =
                long.Parse(File.ReadAllText($"/proc/{process}/statm").Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)
                * Environment.SystemPageSize;
            return own
                + File.ReadAllText($"/proc/{process}/task/{process}/children")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Concat(
                        Directory
                            .GetDirectories($"/proc/{process}/task")
                            .Where(task => !task.EndsWith($"/{process}", StringComparison.Ordinal))
                            .SelectMany(task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    )
                    .Sum(child => Memory(int.Parse(child, System.Globalization.CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }

    public AgentClient Client(TimeSpan? giveUpAfter = null) =>
        new(
            new AgentClientOptions
            {
                Url = Url,
                ConnectTimeout = TimeSpan.FromMinutes(2),
                GiveUpAfter = giveUpAfter ?? TimeSpan.FromSeconds(1),
            }
        );

    /// <summary>Sends SIGTERM, as service managers and container runtimes do.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start(Requires.Program("kill", "run this test on Linux or macOS"), ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Ends the process as kill -9 and the system's memory killer do: without a word.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for the end; gives the exit code.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
