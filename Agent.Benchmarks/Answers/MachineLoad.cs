using System.Globalization;
using Agent.Benchmarks.Reporting;

namespace Agent.Benchmarks.Answers;

/// <summary>How busy the machine is: without it a latency means nothing.</summary>
internal static class MachineLoad
{
    private const string File = "/proc/loadavg";

    /// <summary>The load average of the last minute; none where the system does not tell.</summary>
    public static Figure Read() =>
        new()
        {
            Name = "load average of the last minute",
            Unit = "runnable",
            Value = System.IO.File.Exists(File)
                ? double.Parse(System.IO.File.ReadAllText(File).Split(' ')[0], CultureInfo.InvariantCulture)
                : double.NaN,
        };
}
