using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Agent.Data.Workers;

/// <summary>A worker process: asked one thing at a time, ended with whatever it does when the asker does not want to wait longer.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // A worker reads what strangers wrote: it is given none of the hub's settings, in which there may be keys.
    private static readonly string[] Inherited =
    [
        "PATH",
        "HOME",
        "TMPDIR",
        "TMP",
        "TEMP",
        "TZ",
        "LANG",
        "LD_LIBRARY_PATH",
        "SYSTEMROOT",
        "WINDIR",
        "LOCALAPPDATA",
        "USERPROFILE",
    ];

    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private int _ended;

    private WorkerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Whether it can still be asked.</summary>
    public bool IsAlive => Volatile.Read(ref _ended) == 0 && !_process.HasExited;

    /// <exception cref="WorkerLostException">It cannot be started.</exception>
    public static WorkerProcess Start(WorkerCommand command, long memoryBytes)
    {
        var start = new ProcessStartInfo(command.FileName)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in (string[])[.. command.Arguments, WorkerCommand.Verb, memoryBytes.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        start.Environment["DOTNET_ROOT"] = WorkerCommand.RuntimeRoot;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = WorkerHost.ManagedBytes(memoryBytes).ToString("X", CultureInfo.InvariantCulture);
        try
        {
            return new WorkerProcess(Process.Start(start) ?? throw new WorkerLostException("The worker was not started."));
        }
        catch (Exception unable) when (unable is Win32Exception or PlatformNotSupportedException or IOException)
        {
            throw new WorkerLostException("The worker cannot be started.", unable);
        }
    }

    /// <summary>Has a piece of work done.</summary>
    /// <param name="request">What is to be done.</param>
    /// <param name="mostBytes">Longest answer; a longer one ends the worker.</param>
    /// <param name="cancellationToken">Ends the worker.</param>
    /// <exception cref="WorkerLostException">It ended before it answered.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async Task<WorkerReply> AskAsync(WorkerRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // The pipes end with the process, and the reading with them; not every system can cut a read of a pipe.
            await using var ending = cancellationToken.Register(End).ConfigureAwait(false);
            await Frames.WriteAsync(_process.StandardInput.BaseStream, request.ToBytes(), CancellationToken.None).ConfigureAwait(false);
            var reply = await Frames.ReadAsync(_process.StandardOutput.BaseStream, mostBytes, CancellationToken.None).ConfigureAwait(false);
            if (reply is { Length: > 0 })
                return WorkerReply.Parse(reply);
        }
        catch (Exception broken)
            when (broken is IOException or ObjectDisposedException or InvalidDataException or InvalidOperationException)
        {
            End();
            cancellationToken.ThrowIfCancellationRequested();
            throw new WorkerLostException("The worker ended before it answered.", broken);
        }

        End();
        cancellationToken.ThrowIfCancellationRequested();
        throw new WorkerLostException("The worker ended before it answered.");
    }

    public void Dispose()
    {
        End();
        _process.Dispose();
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        try
        {
            _process.Kill();
            // What it was writing may be removed when it is gone.
            _process.WaitForExit(Gone);
        }
        catch (Exception over) when (over is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
