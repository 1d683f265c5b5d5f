using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Data.Store;

/// <summary>
/// Files that are being written. Their names say which process writes them, so that what a killed one left is told from what another hub on
/// the same folder
/// is writing now.
/// </summary>
internal static partial class StagingFiles
{
    public const string Ending = ".staging";

    // A writer on another machine, or in another container, cannot be asked; nobody writes one file for a day.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <summary>A name of its own beside the file that it will become.</summary>
    public static string NameFor(string path) => NameFor(path, Ending);

    /// <summary>The same with another ending: a file that <see cref="Sweep"/> leaves to whoever wrote it.</summary>
    public static string NameFor(string path, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}.{Machine}-{Environment.ProcessId}-{Guid.NewGuid():N}{ending}");

    /// <summary>Removes a staging file and what DuckDB keeps beside it.</summary>
    public static void Delete(string staging)
    {
        File.Delete(staging);
        File.Delete(staging + ".wal");
        if (Directory.Exists(staging + ".tmp"))
            Directory.Delete(staging + ".tmp", recursive: true);
    }

    /// <summary>Removes what killed processes left.</summary>
    public static void Sweep(string folder, TimeProvider time)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*" + Ending + "*"))
        {
            try
            {
                if (!IsLeft(path, time))
                    continue;
                if (Directory.Exists(path))
                    Directory.Delete(path, recursive: true);
                else
                    File.Delete(path);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                // Not ours to remove; it is never opened in any case.
            }
        }
    }

    private static string Machine => NotInName().Replace(Environment.MachineName, "_");

    /// <summary>Whether the process that wrote a file named by <see cref="NameFor(string)"/> is no more.</summary>
    public static bool IsLeft(string path, TimeProvider time)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (time.GetUtcNow() - written > Abandoned)
            return true;
        var writer = Writer().Match(Path.GetFileName(path));
        if (!writer.Success || writer.Groups["machine"].Value != Machine)
            return false;
        var process = int.Parse(writer.Groups["process"].Value, CultureInfo.InvariantCulture);
        // In a container every life of the hub has the same process number: what is older than this life is left over.
        using var self = Process.GetCurrentProcess();
        return process == Environment.ProcessId ? written < self.StartTime.ToUniversalTime() : !IsAlive(process);
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited && !IsZombie(process);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A process that was killed with its parent may wait long to be collected; it writes no more.
    private static bool IsZombie(int process)
    {
        try
        {
            return OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }

    [GeneratedRegex(@"\.(?<machine>[\w\-]+)-(?<process>[0-9]+)-[0-9a-f]{32}\.(staging|load)")]
    private static partial Regex Writer();

    [GeneratedRegex(@"[^\w\-]")]
    private static partial Regex NotInName();
}
