using System.Diagnostics;

namespace Agent.Benchmarks.Reporting;

/// <summary>
/// The most memory this process ever held at once, native memory included. It never falls: measure one thing per process.
/// </summary>
internal static class PeakMemory
{
    public static Figure Read(string name)
    {
        using var process = Process.GetCurrentProcess();
        return new Figure { Name = name, Unit = "MB", Value = Math.Round(process.PeakWorkingSet64 / (double)(1 << 20), 1) };
    }
}
