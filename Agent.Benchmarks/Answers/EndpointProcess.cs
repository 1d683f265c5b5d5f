using System.Diagnostics;
using System.Globalization;

namespace Agent.Benchmarks.Answers;

/// <summary>The model's endpoint as a process of its own.</summary>
internal sealed class EndpointProcess : IAsyncDisposable
{
    /// <summary>Argument that makes the process the endpoint.</summary>
    public const string Serve = "--endpoint";

    private readonly Process _process;

    private EndpointProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts the endpoint and waits until it says where it is.</summary>
    public static async Task<EndpointProcess> StartAsync(TimeSpan pace, CancellationToken cancellationToken)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // Started through the dotnet host the program is its first argument, else the process itself.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(EndpointProcess).Assembly.Location);
        start.ArgumentList.Add(AnswersBenchmark.VerbName);
        start.ArgumentList.Add(Serve);
        start.ArgumentList.Add(pace.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        var process = Process.Start(start) ?? throw new InvalidOperationException("The endpoint could not be started.");
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Uri.TryCreate(line, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp)
                return new EndpointProcess(process, address);
        }

        throw new InvalidOperationException("The endpoint ended before it was ready.");
    }

    /// <summary>In the process itself: serves until standard input ends, which it does when the parent is gone.</summary>
    public static async Task ServeAsync(string pace, CancellationToken cancellationToken)
    {
        await using var endpoint = new ScriptedEndpoint(TimeSpan.FromMilliseconds(double.Parse(pace, CultureInfo.InvariantCulture)));
        await Console.Out.WriteLineAsync(endpoint.Address.ToString());
        await Console.In.ReadToEndAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
