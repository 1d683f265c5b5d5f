namespace Agent.Tests.Support;

/// <summary>Skips a test whose outside program is missing, in plain words; on CI that is an error, since CI installs everything.</summary>
internal static class Requires
{
    /// <summary>How the reason of a skip begins that CI does not count as a failure (<c>.ci/run</c> looks for it).</summary>
    private const string NotInRepository = "Not part of the repository:";

    public static bool IsCi => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path of a program on PATH.</summary>
    /// <param name="program">File name of the program.</param>
    /// <param name="install">What to install to have it.</param>
    public static string Program(string program, string install)
    {
        var found = Find(program);
        if (found is null)
            Missing($"{program} is not installed: {install}.");
        return found!;
    }

    /// <summary>The public sample data beside the checkout; nothing CI could install, so its absence is never an error.</summary>
    public static string SharedData()
    {
        var folder = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "data"));
        if (!Directory.Exists(folder))
            Assert.Ignore($"{NotInRepository} ../shared/data beside the checkout.");
        return folder;
    }

    /// <summary>
    /// A file of the small inputs with right values beside the checkout; nothing CI could install, so its absence is never an error.
    /// </summary>
    public static string SharedCase(string name)
    {
        var file = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "cases", name, name + ".xlsx"));
        if (!File.Exists(file))
            Assert.Ignore($"{NotInRepository} ../shared/cases beside the checkout.");
        return file;
    }

    /// <summary>Small files with right values beside the checkout; their absence is never an error.</summary>
    public static string SharedCases()
    {
        var folder = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "cases"));
        if (!Directory.Exists(folder))
            Assert.Ignore($"{NotInRepository} ../shared/cases beside the checkout.");
        return folder;
    }

    /// <summary>Ends the test as skipped, or as failed on CI.</summary>
    public static void Missing(string why)
    {
        if (IsCi)
            Assert.Fail($"{why} CI must have it.");
        Assert.Ignore(why);
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
