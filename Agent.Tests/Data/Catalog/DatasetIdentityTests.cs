using Agent.Data.Catalog;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Catalog;

/// <summary>A dataset never becomes another one: ids stay with their file's name, and names are never patterns.</summary>
[CancelAfter(400_000)]
public sealed class DatasetIdentityTests
{
    // Pairs that make one short name; the second sorts before the first.
    private static readonly string[][] Pairs =
    [
        ["plant-north.csv", "plant north.csv"],
        ["site_a (1).csv", "site_a  1.csv"],
        ["x--y.csv", "x y.csv"],
        ["a.b.csv", "a b.csv"],
        ["r1.csv", "R1.CSV"],
        ["q&a.csv", "q a.csv"],
        ["ü.csv", "ö.csv"],
        ["-z.csv", " z.csv"],
        ["m.n.csv", "m,n.csv"],
        ["2024.csv", "+2024.csv"],
    ];

    [TestCaseSource(nameof(Pairs))]
    public async Task Id_AnotherFileOfTheSameShortNameComes_StaysWithItsFile(string first, string second)
    {
        using var folder = new DataFolder();
        folder.WriteCsv(first, 5);
        var catalog = folder.Start();
        var id = catalog.List().Single().Id;
        folder.WriteCsv(second, 9);
        catalog.Look(force: true);
        Assert.That(catalog.Find(id)!.File, Is.EqualTo(first));

        folder.Start();
        Assert.That(folder.Catalog.Find(id)!.File, Is.EqualTo(first), "after a start of the hub");
        File.Delete(folder.File(first));
        folder.Catalog.Look(force: true);
        Assert.That(folder.Catalog.Find(id), Is.Null, "the other file does not take a free id");
        using var other = await folder.Catalog.OpenAsync(second, CancellationToken.None);
        Assert.That(await DatasetCatalogTests.CountAsync(other, CancellationToken.None), Is.EqualTo(9L));
    }

    [TestCase("r[1].csv", "r1.csv")]
    [TestCase("r*.csv", "r1.csv")]
    [TestCase("r?.csv", "r1.csv")]
    [TestCase("[a-z]1.csv", "r1.csv")]
    [TestCase("[!x]1.csv", "r1.csv")]
    [TestCase("**.csv", "r1.csv")]
    [TestCase("{r1,r2}.csv", "r1.csv")]
    [TestCase("r1].csv", "r1.csv")]
    [TestCase("r\\1.csv", "r1.csv")]
    [TestCase("'r1'.csv", "r1.csv")]
    [TestCase("$r1.csv", "r1.csv")]
    public async Task Csv_NameThatIsAPattern_GivesItsOwnRows(string name, string other)
    {
        using var folder = new DataFolder();
        folder.WriteCsv(other, 5);
        folder.WriteCsv(name, 9);
        using var dataset = await folder.Start().OpenAsync(name, CancellationToken.None);

        Assert.That(await DatasetCatalogTests.CountAsync(dataset, CancellationToken.None), Is.EqualTo(9L));
    }

    [Test]
    public void Ids_FolderCannotBeWritten_AreHeldInMemory()
    {
        using var folder = new TempFolder();
        var file = folder.File("file");
        File.WriteAllText(file, string.Empty);
        var ids = new DatasetIds(Path.Combine(file, "below-a-file"));

        Assert.That(ids.Of("a b.csv"), Is.EqualTo("a-b"));
        Assert.That(ids.Of("a-b.csv"), Is.EqualTo("a-b-2"));
        Assert.That(ids.Of("a b.csv"), Is.EqualTo("a-b"));
    }
}
