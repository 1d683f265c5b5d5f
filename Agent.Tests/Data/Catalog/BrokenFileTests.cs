using System.Diagnostics;
using Agent.Core.Datasets;
using Agent.Data.Catalog;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Catalog;

/// <summary>Each file that cannot be read is listed with a plain sentence, and the others work.</summary>
[CancelAfter(400_000)]
public sealed class BrokenFileTests
{
    private static readonly byte[] OldExcel = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000]];

    [TestCase("empty.xlsx", "empty")]
    [TestCase("empty.csv", "empty")]
    [TestCase("encrypted.xlsx", "encrypted")]
    [TestCase("text.xlsx", "not an Excel workbook")]
    [TestCase("half.xlsx", "damaged")]
    [TestCase("huge.csv", "at most")]
    [TestCase("locked.csv", "cannot be opened")]
    [TestCase("header.csv", "no rows")]
    public async Task Load_FileThatCannotBeRead_IsListedWithAPlainErrorAndTheOthersWork(
        string file,
        string expected,
        CancellationToken cancellationToken
    )
    {
        using var folder = new DataFolder();
        folder.Options.MaxFileBytes = 200_000;
        folder.WriteCsv("good.csv", 12);
        using var held = Write(folder, file);
        var catalog = folder.Start();

        var failure = await Assert.ThrowsAsync<DatasetException>(async () => await catalog.OpenAsync(file, cancellationToken));
        using var good = await catalog.OpenAsync("good.csv", cancellationToken);

        var listed = catalog.Find(file)!;
        Assert.Multiple(() =>
        {
            Assert.That(failure!.Code, Is.EqualTo(ErrorCodes.DatasetFailed));
            Assert.That(listed.Status, Is.EqualTo(DatasetStatus.Failed));
            Assert.That(listed.Error, Does.Contain(expected).And.Not.Contain(folder.Path).And.Not.Contain("Exception"));
            Assert.That(good.Profile.Sheets[0].Rows, Is.EqualTo(12));
            Assert.That(catalog.List().Select(info => info.Status), Is.EquivalentTo(new[] { DatasetStatus.Failed, DatasetStatus.Ready }));
        });
    }

    [Test]
    public async Task Load_PipesAndDevices_AreListedWithTheirReasonAndHoldNoPlace(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        string[] pipes = [.. Enumerable.Range(1, 6).Select(n => $"a-pipe-{n}.csv")];
        using (var make = Process.Start(Requires.Program("mkfifo", "run this test on Linux"), pipes.Select(folder.File)))
            await make.WaitForExitAsync(cancellationToken);
        File.CreateSymbolicLink(folder.File("a-device.csv"), "/dev/zero");
        File.CreateSymbolicLink(folder.File("a-link.csv"), folder.File(pipes[0]));
        folder.WriteCsv("good.csv", 12);
        var catalog = folder.Start();

        using var good = await catalog.OpenAsync("good.csv", cancellationToken);
        foreach (var file in (string[])[.. pipes, "a-device.csv", "a-link.csv"])
        {
            await Assert.ThrowsAsync<DatasetException>(async () => await catalog.OpenAsync(file, cancellationToken));
            Assert.That(catalog.Find(file)!.Error, Does.Contain("only files are read"), file);
        }
    }

    [Test]
    public async Task Load_NamesThatCannotBeSeen_AreReplaced(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        foreach (var file in (string[])[" .csv", "\u0001.csv", "\u200B.csv"])
            await File.WriteAllTextAsync(folder.File(file), "Id,\u0001\u0002,\u200B,Si\u0002te\n1,a,b,c\n2,d,e,f\n", cancellationToken);
        var catalog = folder.Start();

        foreach (var info in catalog.List())
        {
            using var opened = await catalog.OpenAsync(info.Id, cancellationToken);
            var sheet = opened.Profile.Sheets.Single();
            Assert.That(sheet.Table, Is.EqualTo("Table"));
            Assert.That(sheet.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Id", "Column 2", "Column 3", "Si te" }));
        }
    }

    [Test]
    public async Task Load_FileStillBeingWritten_IsReadAgainWhenItIsWhole(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteSample("source.tmp", 100);
        var whole = await File.ReadAllBytesAsync(folder.File("source.tmp"), cancellationToken);
        await File.WriteAllBytesAsync(folder.File("late.xlsx"), whole[..(whole.Length / 2)], cancellationToken);
        // Still fresh however late the machine comes to read it.
        File.SetLastWriteTimeUtc(folder.File("late.xlsx"), TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5));
        var log = new LogSignals<DatasetCatalog>();
        var again = log.When("late.xlsx is read again");

        var catalog = folder.Start(log);
        await again.WaitAsync(cancellationToken);
        await File.WriteAllBytesAsync(folder.File("late.xlsx"), whole, cancellationToken);
        catalog.Look(force: true);
        using var dataset = await catalog.OpenAsync("late.xlsx", cancellationToken);

        Assert.That(dataset.Profile.Sheet("Incident")!.Rows, Is.EqualTo(100));
    }

    private static FileStream? Write(DataFolder folder, string file)
    {
        var path = folder.File(file);
        switch (file)
        {
            case "encrypted.xlsx":
                File.WriteAllBytes(path, OldExcel);
                break;
            case "text.xlsx":
                File.WriteAllText(path, "Id,Department\n1,Yard\n");
                break;
            case "half.xlsx":
                folder.WriteSample("source.tmp", 100);
                File.WriteAllBytes(path, File.ReadAllBytes(folder.File("source.tmp"))[..20_000]);
                break;
            case "huge.csv":
                File.WriteAllText(path, "Id,Text\n1," + new string('x', 300_000));
                break;
            case "header.csv":
                File.WriteAllText(path, "Id,Department\n");
                break;
            case "locked.csv" when OperatingSystem.IsWindows():
                folder.WriteCsv(file, 3);
                return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            case "locked.csv":
                // Root may open anything but what is not there: a link whose share is not mounted.
                File.CreateSymbolicLink(path, folder.File("gone/locked.csv"));
                break;
            default:
                File.WriteAllBytes(path, []);
                break;
        }

        // Not written just now: no retries.
        if (file != "locked.csv")
            File.SetLastWriteTimeUtc(path, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return null;
    }
}
