using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>A folder of more than 25 files usually holds two ideas. Those that are larger stand here, and may not grow.</summary>
public sealed class FolderSizeTests
{
    private const int MaxFiles = 25;

    // Looked at and left: what is in each is one idea with many cases, one file a case.
    private static readonly Dictionary<string, int> Exceptions = new(StringComparer.Ordinal)
    {
        ["Agent.Core/Agents"] = 30,
        ["Agent.Core/Runs"] = 34,
        ["Agent.Data/Measures"] = 33,
        ["Agent.Data/Profiles"] = 48,
        ["Agent.Data/Queries"] = 28,
        ["Agent.Data/Tools"] = 33,
        ["Agent.Hub/Chat/Wire"] = 38,
        ["Agent.Tests/Support"] = 69,
        ["web/src/page/view"] = 26,
    };

    [Test]
    public void Folders_OfMoreThan25Files_AreListed() =>
        Assert.That(
            Sizes().Where(folder => folder.Value > Exceptions.GetValueOrDefault(folder.Key, MaxFiles)),
            Is.Empty,
            "part the folder by idea, or list it with its reason"
        );

    [Test]
    public void Exceptions_AreStillNeeded()
    {
        var sizes = Sizes();

        Assert.That(Exceptions.Keys.Where(folder => sizes.GetValueOrDefault(folder) <= MaxFiles), Is.Empty, "take these off the list");
    }

    private static Dictionary<string, int> Sizes() =>
        TrackedFiles.All.Where(file => Path.GetExtension(file) is ".cs" or ".ts" or ".tsx")
            .GroupBy(file => Path.GetDirectoryName(file)!.Replace('\\', '/'))
            .ToDictionary(folder => folder.Key, folder => folder.Count());
}
