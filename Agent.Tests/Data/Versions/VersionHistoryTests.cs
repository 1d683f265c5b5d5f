using Agent.Data.Versions;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agent.Tests.Data.Versions;

/// <summary>The versions that are kept of a dataset.</summary>
public sealed class VersionHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private TempFolder _folder = null!;
    private VersionHistory _history = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TempFolder();
        _history = new VersionHistory(Path.Combine(_folder.Path, "versions"), NullLogger.Instance);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Add_OfVersions_KeepsThemNewestFirst_AcrossProcesses()
    {
        _history.Add(Ready("a", 10, 0));
        _history.Add(Ready("b", 12, 1));
        var again = new VersionHistory(Path.Combine(_folder.Path, "versions"), NullLogger.Instance);

        Assert.Multiple(() =>
        {
            Assert.That(again.Of("plant").Select(version => version.Version), Is.EqualTo(["b", "a"]));
            Assert.That(again.Of("plant").Select(version => version.Sheets.Single().Rows), Is.EqualTo([12, 10]));
            Assert.That(again.Of("plant")[1].ReadAt, Is.EqualTo(Start));
            Assert.That(again.Of("other"), Is.Empty);
        });
    }

    [Test]
    public void Add_OfTheNewestAgain_ChangesNothing_ButOneThatComesBackIsNew()
    {
        foreach (var (version, hour) in new[] { ("a", 0), ("a", 1), ("b", 2), ("a", 3) })
            _history.Add(Ready(version, 10, hour));

        Assert.That(
            _history.Of("plant").Select(version => (version.Version, version.ReadAt.Hour)),
            Is.EqualTo([("a", 11), ("b", 10), ("a", 8)])
        );
    }

    [Test]
    public void Attribute_SaysWhoBroughtTheVersion_OnceAndForAll()
    {
        _history.Add(Ready("a", 10, 0));
        _history.Attribute("plant", "a", "anna");
        _history.Attribute("plant", "a", "ben");
        _history.Attribute("plant", "unknown", "ben");

        Assert.That(_history.Of("plant").Select(version => version.By), Is.EqualTo(["anna"]));
    }

    [Test]
    public void Add_OfMoreThanAreKept_DropsTheOldest()
    {
        for (var at = 0; at < VersionHistory.MaxVersions + 3; at++)
            _history.Add(Ready($"v{at}", at, 0));

        Assert.That(_history.Of("plant"), Has.Count.EqualTo(VersionHistory.MaxVersions));
        Assert.That(_history.Of("plant")[^1].Version, Is.EqualTo("v3"));
    }

    [Test]
    public void Forget_RemovesThem_AndAnUnreadableFileIsNone()
    {
        _history.Add(Ready("a", 10, 0));
        File.WriteAllText(Path.Combine(_folder.Path, "versions", "plant.json"), "{");
        Assert.That(_history.Of("plant"), Is.Empty);

        _history.Add(Ready("b", 10, 0));
        _history.Forget("plant");

        Assert.That(_history.Of("plant"), Is.Empty);
    }

    private static DatasetInfo Ready(string version, long rows, int hours) =>
        new()
        {
            Id = "plant",
            Title = "Plant",
            File = "plant.xlsx",
            Status = DatasetStatus.Ready,
            Version = version,
            LoadedAt = Start.AddHours(hours),
            Sheets = [new SheetInfo("Incident", rows, 4)],
        };
}
