using System.IO.Compression;
using System.Text;
using Agent.Core.Datasets;
using Agent.Data.Uploads;
using Agent.Tests.Data.Catalog;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Uploads;

[CancelAfter(400_000)]
public sealed class DatasetUploadsTests
{
    private static readonly UploadOptions Small = new() { MaxBytes = 3_000_000, MaxUnpackedBytes = 40_000_000, MaxSheets = 10 };

    [Test]
    public async Task Add_Workbook_IsReadyWhenItReturns(CancellationToken cancellationToken)
    {
        using var folder = Folder();
        folder.WriteSample("source.tmp", 100);
        using var uploads = new DatasetUploads(folder.Catalog, Small);
        await using var content = File.OpenRead(folder.File("source.tmp"));

        var result = await uploads.AddAsync("register.xlsx", content, replace: false, cancellationToken);
        using var dataset = await folder.Catalog.OpenAsync(result.Dataset.Id, cancellationToken);

        Assert.That(result.IsNew);
        Assert.That(dataset.Profile.Sheet("Incident")!.Rows, Is.EqualTo(100));
        AssertNothingLeft(folder);
    }

    [Test]
    public async Task Add_CsvInUtf16WithMark_IsTaken(CancellationToken cancellationToken)
    {
        using var folder = Folder();
        using var uploads = new DatasetUploads(folder.Catalog, Small);
        await using var content = new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Id,Department\n1,Yard\n")]);

        var result = await uploads.AddAsync("utf16.csv", content, replace: false, cancellationToken);
        using var dataset = await folder.Catalog.OpenAsync(result.Dataset.Id, cancellationToken);

        Assert.That(dataset.Profile.Sheets[0].Columns.Select(column => column.Name), Is.EqualTo(new[] { "Id", "Department" }));
        AssertNothingLeft(folder);
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Add_WhatIsNoWorkbook_IsRefusedAndLeavesNothing(string name, byte[] content, string code, string why)
    {
        using var folder = Folder();
        using var uploads = new DatasetUploads(folder.Catalog, Small);

        var refused = await Assert.ThrowsAsync<UploadException>(() =>
            uploads.AddAsync(name, new MemoryStream(content), replace: false, CancellationToken.None)
        );

        Assert.That(refused!.Code, Is.EqualTo(code));
        Assert.That(refused.Message, Does.Contain(why));
        AssertNothingLeft(folder);
        Assert.That(folder.Catalog.List().Select(info => info.File), Is.EquivalentTo(new[] { "first.csv" }));
    }

    [Test]
    public async Task Add_SenderBreaksOff_LeavesNothing(CancellationToken cancellationToken)
    {
        using var folder = Folder();
        using var uploads = new DatasetUploads(folder.Catalog, Small);
        await using var broken = new BrokenStream();

        Assert.That(
            async () => await uploads.AddAsync("a.csv", broken, replace: false, cancellationToken),
            Throws.InstanceOf<UploadException>()
        );
        AssertNothingLeft(folder);
        Assert.That(File.Exists(folder.File("a.csv")), Is.False);
    }

    [Test]
    public async Task Add_UnreadableReplacement_LeavesTheOldOne(CancellationToken cancellationToken)
    {
        using var folder = Folder();
        using var uploads = new DatasetUploads(folder.Catalog, Small);

        Assert.That(
            async () => await uploads.AddAsync("first.csv", Text("Id,Department\n"), replace: true, cancellationToken),
            Throws.InstanceOf<UploadException>().With.Message.Contains("no rows")
        );
        using var dataset = await folder.Catalog.OpenAsync("first", cancellationToken);

        Assert.That(await DatasetCatalogTests.CountAsync(dataset, cancellationToken), Is.EqualTo(5L));
    }

    [Test]
    public async Task Delete_WhileARunHoldsIt_LetsTheRunFinish(CancellationToken cancellationToken)
    {
        using var folder = Folder();
        using var uploads = new DatasetUploads(folder.Catalog, Small);
        using var held = await folder.Catalog.OpenAsync("first", cancellationToken);

        Assert.That(uploads.Delete("first"), Is.True);
        Assert.That(uploads.Delete("first"), Is.False);
        Assert.That(folder.Snapshots, Is.Empty);
        Assert.That(await DatasetCatalogTests.CountAsync(held, cancellationToken), Is.EqualTo(5L));
        await Assert.ThrowsAsync<DatasetException>(async () => await folder.Catalog.OpenAsync("first", cancellationToken));
    }

    [Test]
    public void Add_SwitchedOff_IsRefused()
    {
        using var folder = Folder();
        using var uploads = new DatasetUploads(folder.Catalog, new UploadOptions { Enabled = false });

        Assert.That(
            async () => await uploads.AddAsync("a.csv", Text("a\n1\n"), replace: false, CancellationToken.None),
            Throws.InstanceOf<UploadException>().With.Property("Code").EqualTo(UploadCodes.Unavailable)
        );
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("empty.csv", [], UploadCodes.BadContent, "empty");
        yield return Case("empty.xlsx", [], UploadCodes.BadContent, "empty");
        yield return Case("text.xlsx", "Id,Department"u8.ToArray(), UploadCodes.BadContent, "not an Excel workbook");
        yield return Case("zip.csv", Zip(("a.txt", 10)), UploadCodes.BadContent, "give it the ending .xlsx");
        yield return Case("picture.csv", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0xFF, 0x0A, 1, 2], UploadCodes.BadContent, "UTF-8");
        yield return Case("encrypted.xlsx", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[500]], UploadCodes.BadContent, "encrypted");
        yield return Case("archive.xlsx", Zip(("a.txt", 10)), UploadCodes.BadContent, "no Excel workbook");
        yield return Case("half.xlsx", Zip(("[Content_Types].xml", 10), ("xl/workbook.xml", 10))[..60], UploadCodes.BadContent, "damaged");
        yield return Case(
            "bomb.xlsx",
            Zip(("[Content_Types].xml", 10), ("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 30_000_000)),
            UploadCodes.TooLarge,
            "times its size"
        );
        yield return Case(
            "bombs.xlsx",
            Zip([
                ("[Content_Types].xml", 10),
                ("xl/workbook.xml", 10),
                .. Enumerable.Range(0, 60).Select(part => ($"xl/media/{part}", 1_000_000)),
            ]),
            UploadCodes.TooLarge,
            "unpacks to more than"
        );
        yield return Case(
            "sheets.xlsx",
            Zip([
                ("[Content_Types].xml", 10),
                ("xl/workbook.xml", 10),
                .. Enumerable.Range(0, 11).Select(sheet => ($"xl/worksheets/sheet{sheet}.xml", 10)),
            ]),
            UploadCodes.TooLarge,
            "11 sheets"
        );
        yield return Case("large.csv", new byte[3_000_001], UploadCodes.TooLarge, "MaxBytes");

        static TestCaseData Case(string name, byte[] content, string code, string why) =>
            new TestCaseData(name, content, code, why).SetArgDisplayNames(name);
    }

    private static byte[] Zip(params (string Name, int Bytes)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(new byte[bytes]);
            }
        }

        return stream.ToArray();
    }

    private static DataFolder Folder()
    {
        var folder = new DataFolder();
        folder.WriteCsv("first.csv", 5);
        folder.Start();
        return folder;
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static void AssertNothingLeft(DataFolder folder) =>
        Assert.That(Directory.GetFileSystemEntries(folder.File(".uploads")), Is.Empty);

    private sealed class BrokenStream : MemoryStream
    {
        private bool _begun;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_begun)
                throw new IOException("The connection was reset.");
            _begun = true;
            "Id,Department\n"u8.CopyTo(buffer.Span);
            return ValueTask.FromResult(14);
        }
    }
}
