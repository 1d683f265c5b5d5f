using Agent.Data.Store;
using Agent.Tests.Support;
using DuckDB.NET.Data;

namespace Agent.Tests.Data.Store;

[CancelAfter(400_000)]
public sealed class SnapshotFolderTests
{
    [Test]
    public async Task OpenOrMake_SnapshotOfAnotherFormat_IsMadeAgain()
    {
        using var folder = new TempFolder();
        var (file, hash) = Csv(folder, "a.csv", 12);
        (await Snapshots(folder).OpenOrMakeAsync(file, "a", hash, CancellationToken.None)).Dispose();
        var snapshot = folder.File(SnapshotFormat.FileName(hash, "a"));
        using (var connection = new DuckDBConnection($"Data Source={snapshot}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE __agent_profile SET version = {SnapshotFormat.Version - 1}";
            command.ExecuteNonQuery();
        }

        Assert.That(Snapshot.TryOpen(snapshot), Is.Null);
        using var again = await Snapshots(folder).OpenOrMakeAsync(file, "a", hash, CancellationToken.None);
        Assert.That(again.Profile.Sheets[0].Rows, Is.EqualTo(12));
    }

    [Test]
    public void FileName_SaysTheFormat() =>
        Assert.That(SnapshotFormat.FileName("hash", "a"), Is.EqualTo($"hash-a.v{SnapshotFormat.Version}.duckdb"));

    [Test]
    public void FileName_LongIds_StayShortAndDifferent()
    {
        var one = SnapshotFormat.FileName("hash", new string('a', 200) + "1");
        var two = SnapshotFormat.FileName("hash", new string('a', 200) + "2");

        Assert.That(one, Is.Not.EqualTo(two).And.Length.LessThan(100));
    }

    [Test]
    public void Delete_SnapshotsByOtherRules_GoTooAndThoseOfOtherNamesStay()
    {
        using var folder = new TempFolder();
        string[] names =
        [
            SnapshotFormat.FileName("hash", "a"),
            SnapshotFormat.FileName("hash", "a", "0123456789ab"),
            SnapshotFormat.FileName("hash", "a.b"),
        ];
        foreach (var name in names)
            File.WriteAllText(folder.File(name), string.Empty);

        Snapshots(folder).Delete("a", "hash");
        Assert.That(Directory.GetFiles(folder.Path).Select(Path.GetFileName), Is.EqualTo(names[2..]));
    }

    [TestCase(0)]
    [TestCase(100)]
    [TestCase(5_000)]
    public async Task OpenOrMake_DamagedSnapshot_IsMadeAgain(int bytesLeft)
    {
        using var folder = new TempFolder();
        var (file, hash) = Csv(folder, "a.csv", 12);
        (await Snapshots(folder).OpenOrMakeAsync(file, "a", hash, CancellationToken.None)).Dispose();
        var snapshot = folder.File(SnapshotFormat.FileName(hash, "a"));
        using (var cut = new FileStream(snapshot, FileMode.Open))
            cut.SetLength(bytesLeft);

        using var again = await Snapshots(folder).OpenOrMakeAsync(file, "a", hash, CancellationToken.None);
        Assert.That(again.Profile.Sheets[0].Rows, Is.EqualTo(12));
    }

    [Test]
    public async Task OpenOrMake_CsvInWindows1252_NotesItInTheProfile()
    {
        using var folder = new TempFolder();
        var file = folder.File("a.csv");
        File.WriteAllBytes(file, [.. "Site,Days\nCaf"u8, 0xE9, .. ",1\n"u8]);
        using var snapshot = await Snapshots(folder).OpenOrMakeAsync(file, "a", FileHashes.Compute(file), CancellationToken.None);

        Assert.That(snapshot.Profile.Sheets[0].Columns[0].Values.Single().Value, Is.EqualTo("Caf\u00E9"));
        Assert.That(snapshot.Profile.Sheets[0].Notes, Has.Some.Contains("Windows-1252"));
        Assert.That(Directory.GetFiles(folder.Path, "*.staging*"), Is.Empty);
    }

    [Test]
    public void OpenOrMake_FileIsNotWhatTheHashSays_LeavesNothing()
    {
        using var folder = new TempFolder();
        var (file, _) = Csv(folder, "a.csv", 12);

        Assert.That(
            async () => await Snapshots(folder).OpenOrMakeAsync(file, "a", new string('0', 64), CancellationToken.None),
            Throws.Exception.Message.Contains("changed while it was read")
        );
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { file }));
    }

    [Test]
    public async Task OpenOrMake_MoreThanFits_RemovesTheLongestUnusedButNoneInUse()
    {
        using var folder = new TempFolder();
        var size = await SizeAsync(folder);
        var snapshots = new SnapshotFolder(folder.Path, (3 * size) + (size / 2), TimeProvider.System);
        using var held = await OpenAsync(snapshots, folder, "held", 21);
        for (var index = 0; index < 4; index++)
        {
            (await OpenAsync(snapshots, folder, $"s{index}", 30 + index)).Dispose();
            Age(folder);
        }

        var left = Directory.GetFiles(folder.Path, "*.duckdb").Select(path => Path.GetFileName(path).Split('.')[0].Split('-')[1]);
        Assert.That(left, Is.EquivalentTo(new[] { "held", "s2", "s3" }));
    }

    private static SnapshotFolder Snapshots(TempFolder folder) => new(folder.Path, long.MaxValue, TimeProvider.System);

    private static Task<Snapshot> OpenAsync(SnapshotFolder snapshots, TempFolder folder, string id, int rows)
    {
        var (file, hash) = Csv(folder, $"{id}.csv", rows);
        return snapshots.OpenOrMakeAsync(file, id, hash, CancellationToken.None);
    }

    /// <summary>Bytes of one such snapshot; it is removed again.</summary>
    private static async Task<long> SizeAsync(TempFolder folder)
    {
        (await OpenAsync(Snapshots(folder), folder, "size", 20)).Dispose();
        var file = new FileInfo(Directory.GetFiles(folder.Path, "*.duckdb").Single());
        var size = file.Length;
        file.Delete();
        return size;
    }

    /// <summary>An hour passes for the files.</summary>
    private static void Age(TempFolder folder)
    {
        foreach (var file in Directory.GetFiles(folder.Path, "*.duckdb"))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddHours(-1));
    }

    private static (string File, string Hash) Csv(TempFolder folder, string name, int rows)
    {
        var file = folder.File(name);
        File.WriteAllLines(file, ["Id,Department,Days", .. Enumerable.Range(1, rows).Select(row => $"A-{row},Yard,{row % 7}")]);
        return (file, FileHashes.Compute(file));
    }
}
