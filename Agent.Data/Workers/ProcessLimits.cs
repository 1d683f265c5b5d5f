using System.Globalization;
using System.Runtime.InteropServices;

namespace Agent.Data.Workers;

/// <summary>
/// What a worker takes upon itself before it looks at anything: a hard limit of memory, no dump of it when it fails, a lower priority than
/// the hub, and to be the
/// first that the system ends when memory is short. Linux alone; elsewhere the limits of the runtime and of DuckDB hold.
/// </summary>
internal static class ProcessLimits
{
    private const int Data = 2;
    private const int Core = 4;
    private const int Lower = 5;

    /// <summary>Applies the limits to this process.</summary>
    /// <param name="memoryBytes">Memory it may take beyond what it has now.</param>
    public static void Apply(long memoryBytes)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Set(Core, 0);
        Set(Data, Taken() + memoryBytes);
        _ = setpriority(0, 0, Lower);
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "900");
        }
        catch (Exception forbidden) when (forbidden is IOException or UnauthorizedAccessException)
        {
            // A sandbox may forbid it; the hard limit holds all the same.
        }
    }

    private static void Set(int resource, long bytes)
    {
        var limit = new Limit { Now = (nuint)bytes, Most = (nuint)bytes };
        if (setrlimit(resource, ref limit) != 0)
            throw new InvalidOperationException(
                $"The limit {resource} of the worker cannot be set: error {Marshal.GetLastPInvokeError()}."
            );
    }

    // What the runtime has mapped to write before any work counts for the limit as well.
    private static long Taken()
    {
        const string Name = "VmData:";
        var line = File.ReadLines("/proc/self/status").First(candidate => candidate.StartsWith(Name, StringComparison.Ordinal));
        return long.Parse(
                line[Name.Length..].Replace("kB", string.Empty, StringComparison.Ordinal),
                NumberStyles.Any,
                CultureInfo.InvariantCulture
            ) << 10;
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setrlimit(int resource, ref Limit limit);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setpriority(int which, uint who, int priority);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Now;
        public nuint Most;
    }
}
