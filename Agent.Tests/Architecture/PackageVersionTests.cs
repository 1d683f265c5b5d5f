using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>The versions that really restore, read from the lock files: an audit that knows no advisory answers "none" too.</summary>
public sealed partial class PackageVersionTests
{
    // EPPlus 4 asks for versions of these with known vulnerabilities.
    private static readonly Dictionary<string, Version> Minimum = new()
    {
        ["Microsoft.Extensions.Configuration.Json"] = new(10, 0, 12),
        ["SQLitePCLRaw.lib.e_sqlite3"] = new(2, 1, 13),
        ["System.Drawing.Common"] = new(10, 0, 12),
        ["System.Security.Cryptography.Pkcs"] = new(10, 0, 12),
        ["System.Security.Cryptography.Xml"] = new(10, 0, 12),
    };

    [Test]
    public void Packages_WithKnownVulnerabilities_RestoreInMendedVersions()
    {
        var restored = Restored().Where(entry => Minimum.ContainsKey(entry.Package)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(restored.Select(entry => entry.Package), Does.Contain("System.Security.Cryptography.Pkcs"));
            Assert.That(restored.Where(entry => Version.Parse(entry.Version) < Minimum[entry.Package]), Is.Empty);
        });
    }

    [Test]
    public void EPPlus_StaysAtItsLastLgplVersion() =>
        Assert.That(
            Restored().Where(entry => entry.Package == "EPPlus").Select(entry => entry.Version).Distinct(),
            Is.EqualTo(new[] { "4.5.3.3" })
        );

    [Test]
    public void Notices_NameEveryPackageOfTheProduct()
    {
        var product = Versions().Match(TrackedFiles.Read("Directory.Packages.props")).Value;
        var packages = Package().Matches(product).Select(match => match.Groups[1].Value).ToList();
        var notices = TrackedFiles.Read("THIRD-PARTY-NOTICES.md");

        Assert.Multiple(() =>
        {
            Assert.That(packages, Is.Not.Empty);
            Assert.That(packages.Where(package => !notices.Contains($"| {package} |", StringComparison.Ordinal)), Is.Empty);
        });
    }

    private static IEnumerable<(string File, string Package, string Version)> Restored()
    {
        foreach (var file in TrackedFiles.All.Where(file => Path.GetFileName(file) == "packages.lock.json"))
        {
            using var document = JsonDocument.Parse(TrackedFiles.Read(file));
            foreach (var framework in document.RootElement.GetProperty("dependencies").EnumerateObject())
            {
                foreach (var package in framework.Value.EnumerateObject())
                {
                    if (package.Value.TryGetProperty("resolved", out var version))
                        yield return (file, package.Name, version.GetString()!);
                }
            }
        }
    }

    [GeneratedRegex("<ItemGroup Label=\"Product\">.*?</ItemGroup>", RegexOptions.Singleline)]
    private static partial Regex Versions();

    [GeneratedRegex("Include=\"([^\"]+)\"")]
    private static partial Regex Package();
}
