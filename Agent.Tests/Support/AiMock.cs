using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Agent.Tests.Support;

/// <summary>
/// aimock from npm: an OpenAI-compatible endpoint that others wrote, so that our own scripted one does not only confirm our own reading.
/// </summary>
internal sealed partial class AiMock : IAsyncDisposable
{
    private readonly Process _process;

    private AiMock(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Scheme, host and port.</summary>
    public Uri Address { get; }

    /// <summary>Starts it on a free port with the fixtures of the tests.</summary>
    public static async Task<AiMock> StartAsync(CancellationToken token, params string[] options)
    {
        var node = Requires.Program("node", "Node.js 20 or later");
        var script = Path.Combine(RepositoryRoot.Path, "web", "node_modules", "@copilotkit", "aimock", "dist", "cli.js");
        if (!File.Exists(script))
            Requires.Missing("The page's packages are not installed: npm ci in web/.");
        var fixtures = Path.Combine(RepositoryRoot.Path, "Agent.Tests", "Fixtures", "Models", "aimock.json");
        var start = new ProcessStartInfo(node, [script, "--port", "0", "--fixtures", fixtures, "--strict", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // It reads keys of real providers from the environment; it must find none.
        start.Environment.Clear();
        var process = Process.Start(start)!;
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Read(line.Data, address);
        process.ErrorDataReceived += (_, line) => Read(line.Data, address);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new AiMock(process, await address.Task.WaitAsync(token));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Read(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is not null && Listening().Match(line) is { Success: true } found)
            address.TrySetResult(new Uri(found.Value));
    }

    [GeneratedRegex(@"http://[\d.]+:\d+")]
    private static partial Regex Listening();
}
