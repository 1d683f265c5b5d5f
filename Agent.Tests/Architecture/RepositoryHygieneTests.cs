using System.Text.RegularExpressions;
using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>What must never be committed: traces of a machine, and files too large to read.</summary>
public sealed partial class RepositoryHygieneTests
{
    private const long MaxBytes = 1_000_000;

    [Test]
    public void Files_NoneNamesAFolderOfAMachine()
    {
        var found = TrackedFiles
            .Text.Where(file => !file.EndsWith($"/{nameof(RepositoryHygieneTests)}.cs", StringComparison.Ordinal))
            .SelectMany(file => MachinePath().Matches(TrackedFiles.Read(file)).Select(match => $"{file}: {match.Value}"));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void NpmLocks_NoneNamesARegistry()
    {
        var locks = TrackedFiles.All.Where(file => Path.GetFileName(file) == "package-lock.json").ToList();

        Assert.Multiple(() =>
        {
            Assert.That(locks, Is.Not.Empty);
            Assert.That(locks.Where(file => TrackedFiles.Read(file).Contains("\"resolved\"", StringComparison.Ordinal)), Is.Empty);
        });
    }

    [Test]
    public void PackageSources_AreTheUsersOwn() =>
        Assert.That(
            TrackedFiles.All.Where(file => Path.GetFileName(file).ToLowerInvariant() is ".npmrc" or "nuget.config")
                .Where(file => PackageSource().IsMatch(TrackedFiles.Read(file))),
            Is.Empty);

    [Test]
    public void Files_NoneIsLarge() =>
        Assert.That(TrackedFiles.All.Where(file => new FileInfo(TrackedFiles.FullPath(file)).Length > MaxBytes), Is.Empty);

    [Test]
    public void Files_NoneIsMadeByABuild() =>
        Assert.That(
            TrackedFiles.All.Where(file => file.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "TestResults")),
            Is.Empty
        );

    [Test]
    public void TextFiles_EndLinesWithLineFeedOnly() =>
        Assert.That(TrackedFiles.Text.Where(file => TrackedFiles.Read(file).Contains('\r')), Is.Empty);

    [GeneratedRegex("packageSources|registry *=|_auth", RegexOptions.IgnoreCase)]
    private static partial Regex PackageSource();

    // Ollama's own folder inside its container is no folder of a machine.
    [GeneratedRegex(@"(?<![\w.\-])(?:/root/(?!\.ollama)|/home/\w+/|/Users/\w+/|/work/|[A-Z]:\\Users\\)\S*")]
    private static partial Regex MachinePath();
}
