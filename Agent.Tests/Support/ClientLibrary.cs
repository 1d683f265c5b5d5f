using System.Diagnostics;

namespace Agent.Tests.Support;

/// <summary>The JavaScript client as Node.js loads it: compiled once, when a test first needs it.</summary>
internal static class ClientLibrary
{
    private static readonly Lazy<Task> Build = new(BuildAsync);

    /// <summary>The folder of the package.</summary>
    public static string Folder => Path.Combine(RepositoryRoot.Path, "web");

    /// <summary>Ends when it is compiled; ends the test where Node.js or the packages are missing.</summary>
    public static Task BuiltAsync()
    {
        Requires.Program("node", "install Node.js 20 or newer");
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            Requires.Missing("The npm packages are not there: run npm ci in web/.");
        return Build.Value;
    }

    private static async Task BuildAsync()
    {
        using var npm = Process.Start(
            new ProcessStartInfo(Requires.Program("npm", "install Node.js 20 or newer"), "run --silent build:client")
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
            }
        )!;
        var output = await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.That(npm.ExitCode, Is.Zero, output);
    }
}
