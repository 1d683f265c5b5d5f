using System.Diagnostics;
using ModelContextProtocol.Client;

namespace Agent.Hub.ExternalTools;

/// <summary>
/// A server that is a program: started, spoken to over its input and output, ended. No line of its output is without end.
/// </summary>
internal sealed class OutsideProgram : IAsyncDisposable
{
    /// <summary>How long it may take to end by itself when its input is closed.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly Process _process;

    /// <summary>Starts the program.</summary>
    public OutsideProgram(ExternalServerOptions options)
    {
        var start = new ProcessStartInfo(options.Command!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var argument in options.Arguments)
            start.ArgumentList.Add(argument);
        // The hub's own variables hold keys.
        start.Environment.Clear();
        foreach (var (name, value) in StdioClientTransportOptions.GetDefaultEnvironmentVariables())
            start.Environment[name] = value;
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        // What nobody reads fills up, and the program waits for ever.
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        Input = _process.StandardInput.BaseStream;
        Output = new OutsideFlood.Bounded(_process.StandardOutput.BaseStream, byLine: true);
    }

    /// <summary>Where it reads.</summary>
    public Stream Input { get; }

    /// <summary>What it writes.</summary>
    public Stream Output { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var timeout = new CancellationTokenSource(Goodbye);
            await _process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
