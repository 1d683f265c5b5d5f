using System.Diagnostics;
using System.Text.Json;
using Agent.Data.Store;
using Agent.Data.Workbooks;

namespace Agent.Benchmarks.Data;

/// <summary>Runs a piece of work in a process of its own: cold, and with a peak of memory that is its own.</summary>
internal static class ChildRun
{
    public const string Option = "--one";

    /// <summary>Runs the work and gives what the child measured.</summary>
    public static async Task<ChildFigures> RunAsync(string work, string file, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Started by the dotnet host, the program is its first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(typeof(ChildRun).Assembly.Location);
        foreach (var argument in (string[])["data", Option, work, file])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var json =
            output.Split('\n').LastOrDefault(line => line.StartsWith('{'))
            ?? throw new InvalidOperationException($"{work} ended with {process.ExitCode} and no figures.");
        return JsonSerializer.Deserialize<ChildFigures>(json)!;
    }

    /// <summary>In the child: does the work and prints the figures.</summary>
    public static async Task PrintAsync(string work, string file, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var started = Stopwatch.GetTimestamp();
        switch (work)
        {
            case "epplus":
                using (var stream = File.OpenRead(file))
                    EpplusReader.Read(stream, WorkbookLimits.Default, cancellationToken);
                break;
            case "own":
                ExcelReader.Read(file, cancellationToken);
                break;
            case "load":
                var snapshots = new SnapshotFolder(folder.File("snapshots"), long.MaxValue, TimeProvider.System);
                (
                    await snapshots.OpenOrMakeAsync(file, "x", await snapshots.HashAsync(file, cancellationToken), cancellationToken)
                ).Dispose();
                break;
            case "answer":
                await FirstAnswer.RunAsync(file, cancellationToken);
                break;
            default:
                throw new ArgumentException($"No such work: {work}", nameof(work));
        }

        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            JsonSerializer.Serialize(
                new ChildFigures(elapsed, process.TotalProcessorTime.TotalMilliseconds, process.PeakWorkingSet64 / (double)(1 << 20))
            )
        );
    }
}
