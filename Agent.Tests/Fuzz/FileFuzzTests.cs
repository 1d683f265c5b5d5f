using System.IO.Compression;
using Agent.Data.Workbooks;
using Agent.Data.Workbooks.Csv;
using Agent.Tests.Data.Workbooks.Corpus;
using Agent.Tests.Support;

namespace Agent.Tests.Fuzz;

/// <summary>Bytes of workbooks and of CSV files: read, or refused with a reason; nothing else.</summary>
public sealed class FileFuzzTests
{
    private static readonly WorkbookLimits Limits = new()
    {
        MaxCellBytes = 32 << 20,
        MaxTextCharacters = 8 << 20,
        MaxUnusualBytes = 4 << 20,
        MaxArea = 1_000_000,
    };

    [Test, CancelAfter(7_200_000)]
    public async Task Workbook_AnyBytes_AreReadOrRefused(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var path = folder.File("a.xlsx");
        var book = new RawXlsx();
        var date = book.Style("yyyy-mm-dd");
        var text = book.Shared("<t>Yard &amp; Dock</t>");
        book.Sheet(
            "Incidents",
            """<row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c><c r="B1" t="str"><v>Site</v></c><c r="C1" t="inlineStr"><is><r><t>Da</t></r><r><t>te</t></r></is></c></row>"""
                + string.Concat(
                    Enumerable
                        .Range(2, 30)
                        .Select(row =>
                            $"""<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}" t="s"><v>{text}</v></c><c r="C{row}" s="{date}"><v>{45_000 + row}.5</v></c><c r="D{row}" t="b"><v>1</v></c><c r="E{row}" t="e"><v>#N/A</v></c></row>"""
                        )
                ),
            """<mergeCells><mergeCell ref="A1:B2"/></mergeCells>"""
        );
        book.Write(path);
        var whole = await File.ReadAllBytesAsync(path, cancellationToken);
        await FuzzRun.RunAsync(
            "workbook",
            async (random, token) =>
            {
                await File.WriteAllBytesAsync(
                    path,
                    random.Next(4) == 0 ? Mutation.Mutate(whole, random) : MutatePart(whole, random),
                    token
                );
                await Task.Run(() => Read(() => ExcelReader.Read(path, Limits, token)), token);
            },
            cancellationToken);
    }

    [Test, CancelAfter(7_200_000)]
    public async Task Csv_AnyBytes_AreReadOrRefused(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var path = folder.File("a.csv");
        var whole = System.Text.Encoding.UTF8.GetBytes(
            "Id,Site,\"Text, long\"\r\n"
                + string.Concat(Enumerable.Range(1, 40).Select(row => $"A-{row},Yard {row % 3},\"He said \"\"no\"\"\nand left\"\n"))
        );
        await FuzzRun.RunAsync(
            "csv",
            async (random, token) =>
            {
                await File.WriteAllBytesAsync(path, Mutation.Mutate(whole, random), token);
                await Task.Run(() => Read(() => CsvFileReader.Read(path, "a", Limits, token)), token);
            },
            cancellationToken);
    }

    private static void Read(Func<IReadOnlyList<RawSheet>> read)
    {
        try
        {
            Assert.That(read(), Is.Not.Null);
        }
        catch (WorkbookException refused)
        {
            Assert.That(refused.Message, Is.Not.Empty);
        }
    }

    // The archive stays whole, and what is in it does not.
    private static byte[] MutatePart(byte[] whole, Random random)
    {
        using var target = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(whole)))
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = random.Next(source.Entries.Count);
            for (var i = 0; i < source.Entries.Count; i++)
            {
                using var content = new MemoryStream();
                using (var part = source.Entries[i].Open())
                    part.CopyTo(content);
                using var copy = zip.CreateEntry(source.Entries[i].FullName, CompressionLevel.NoCompression).Open();
                copy.Write(i == chosen ? Mutation.Mutate(content.ToArray(), random) : content.ToArray());
            }
        }

        return target.ToArray();
    }
}
