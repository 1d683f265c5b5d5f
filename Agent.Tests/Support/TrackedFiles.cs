using System.Diagnostics;

namespace Agent.Tests.Support;

/// <summary>The files that git tracks: what a fresh clone has.</summary>
internal static class TrackedFiles
{
    private static readonly string[] Binary = [".png", ".jpg", ".ico", ".woff2", ".xlsx", ".gif", ".svg"];

    /// <summary>Paths relative to the repository, with <c>/</c>.</summary>
    public static IReadOnlyList<string> All { get; } = List();

    /// <summary>Those that hold text.</summary>
    public static IEnumerable<string> Text => All.Where(file => !Binary.Contains(Path.GetExtension(file)));

    public static string FullPath(string file) => Path.Combine(RepositoryRoot.Path, file);

    public static string Read(string file) => File.ReadAllText(FullPath(file));

    private static List<string> List()
    {
        var git = new ProcessStartInfo(Requires.Program("git", "install git"))
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
        };
        // A clone made by another user is still this repository.
        foreach (var argument in new[] { "-c", "safe.directory=*", "ls-files", "-z" })
            git.ArgumentList.Add(argument);
        using var process = Process.Start(git)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var files = output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        // A file that is deleted and not yet committed is not there to be read.
        return process.ExitCode == 0 && files.Length > 0
            ? [.. files.Where(file => File.Exists(FullPath(file)))]
            : throw new InvalidOperationException($"git ls-files failed in {RepositoryRoot.Path}.");
    }
}
