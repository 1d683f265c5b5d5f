using System.IO.Compression;
using System.Text;
using Agent.Data.Workbooks;
using Agent.Data.Workbooks.Xlsx;
using Agent.Tests.Data.Workbooks.Corpus;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Workbooks;

/// <summary>What is no workbook, is damaged or is made to harm is refused in plain words.</summary>
public sealed class ExcelReaderTests
{
    private const string Cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

    [TestCase("", "empty")]
    [TestCase("PK", "empty")]
    [TestCase("a,b,c\n1,2,3", "not an Excel workbook")]
    [TestCase("PK\u0003\u0004 and then nothing of a zip", "damaged")]
    public void Read_NoWorkbook_SaysWhy(string content, string why)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("x.xlsx"), content, Encoding.Latin1);

        Assert.That(
            () => ExcelReader.Read(folder.File("x.xlsx"), CancellationToken.None),
            Throws.TypeOf<WorkbookException>().With.Message.Contains(why)
        );
    }

    [Test]
    public void Read_EncryptedWorkbook_SaysSo()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("x.xlsx"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

        Assert.That(
            () => ExcelReader.Read(folder.File("x.xlsx"), CancellationToken.None),
            Throws.TypeOf<WorkbookException>().With.Message.Contains("encrypted")
        );
    }

    [TestCase(0.3)]
    [TestCase(0.7)]
    [TestCase(0.95)]
    public void Read_WorkbookCutOff_IsDamagedAndMayPass(double share)
    {
        using var folder = new TempFolder();
        RandomWorkbook.Write(folder.File("x.xlsx"), 5);
        var whole = File.ReadAllBytes(folder.File("x.xlsx"));
        File.WriteAllBytes(folder.File("x.xlsx"), whole[..(int)(whole.Length * share)]);

        Assert.That(
            () => ExcelReader.Read(folder.File("x.xlsx"), CancellationToken.None),
            Throws.TypeOf<WorkbookException>().With.Property(nameof(WorkbookException.IsPassing)).True
        );
    }

    [Test]
    public void Read_SheetXmlCutOff_IsDamaged()
    {
        using var folder = new TempFolder();
        new RawXlsx()
            .Part(
                "A",
                $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{Cell}<row r=\"2\"><c r=\"A2\"><v>2</v>"
            )
            .Write(folder.File("x.xlsx"));

        Assert.That(
            () => ExcelReader.Read(folder.File("x.xlsx"), CancellationToken.None),
            Throws.TypeOf<WorkbookException>().With.Message.Contains("damaged")
        );
    }

    [Test]
    public void Read_ZipBomb_IsRefusedBeforeItUnfolds()
    {
        using var folder = new TempFolder();
        // 300 MB of blanks in 0.3 MB.
        using (var zip = new ZipArchive(File.Create(folder.File("x.xlsx")), ZipArchiveMode.Create))
        {
            Add(
                zip,
                "_rels/.rels",
                """<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Add(zip, "xl/workbook.xml", """<workbook xmlns:r="x/relationships"><sheets><sheet name="A" r:id="s"/></sheets></workbook>""");
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                """<Relationships><Relationship Id="s" Type="x/worksheet" Target="sheet.xml"/></Relationships>"""
            );
            using var sheet = zip.CreateEntry("xl/sheet.xml").Open();
            sheet.Write("<worksheet><sheetData>"u8);
            var blanks = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 300; i++)
                sheet.Write(blanks);
        }

        Assert.That(
            () => ExcelReader.Read(folder.File("x.xlsx"), CancellationToken.None),
            Throws.TypeOf<WorkbookException>().With.Message.Contains("unfolds")
        );
    }

    [Test]
    public void Read_CellsAllOverASheet_AreRefusedBeyondTheLimit()
    {
        using var folder = new TempFolder();
        new RawXlsx()
            .Sheet(
                "A",
                string.Concat(
                    Enumerable.Range(1, 600).Select(row => $"<row r=\"{row}\"><c><v>1</v></c><c r=\"BXX{row}\"><v>1</v></c></row>")
                )
            )
            .Write(folder.File("x.xlsx"));
        var limits = WorkbookLimits.Default with { MaxArea = 1_000_000 };

        Assert.That(
            () => ExcelReader.Read(folder.File("x.xlsx"), limits, CancellationToken.None),
            Throws.TypeOf<WorkbookException>().With.Message.Contains("too many cells")
        );
    }

    [TestCase("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>", TestName = "Read_RowsOutOfOrder_IsLeftToEpplus")]
    [TestCase("<row r=\"1\"><c t=\"strange\"><v>1</v></c></row>", TestName = "Read_UnknownTypeOfCell_IsLeftToEpplus")]
    [TestCase("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", TestName = "Read_CellOutsideItsRow_IsLeftToEpplus")]
    [TestCase("<row r=\"1\"><c t=\"s\"><v>99</v></c></row>", TestName = "Read_MissingSharedText_IsLeftToEpplus")]
    public void Read_UnusualSheet_IsLeftToEpplus(string rows)
    {
        using var folder = new TempFolder();
        new RawXlsx().Sheet("A", rows).Write(folder.File("x.xlsx"));
        using var stream = File.OpenRead(folder.File("x.xlsx"));

        Assert.That(
            () => XlsxReader.Read(stream, WorkbookLimits.Default, CancellationToken.None),
            Throws.TypeOf<UnusualWorkbookException>()
        );
    }

    [Test]
    public void Read_RowsOutOfOrder_AreReadByEpplus()
    {
        using var folder = new TempFolder();
        new RawXlsx()
            .Sheet("A", "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
            .Write(folder.File("x.xlsx"));
        var sheet = ExcelReader.Read(folder.File("x.xlsx"), CancellationToken.None)[0];

        Assert.That((sheet[0, 0], sheet[1, 0]), Is.EqualTo((1d, 2d)));
    }

    [Test]
    public void Read_HiddenSheets_SayThatTheyAreHidden()
    {
        using var folder = new TempFolder();
        new RawXlsx().Sheet("A", Cell).Sheet("B", Cell, state: "hidden").Sheet("C", "", state: "veryHidden").Write(folder.File("x.xlsx"));

        Assert.That(
            ExcelReader.Read(folder.File("x.xlsx"), CancellationToken.None).Select(sheet => (sheet.Name, sheet.Hidden, sheet.Rows)),
            Is.EqualTo(new[] { ("A", false, 1), ("B", true, 1), ("C", true, 0) })
        );
    }

    [Test]
    public void Read_TokenFires_Stops()
    {
        using var folder = new TempFolder();
        new RawXlsx()
            .Sheet("A", string.Concat(Enumerable.Range(1, 3_000).Select(_ => "<row><c><v>1</v></c></row>")))
            .Write(folder.File("x.xlsx"));

        Assert.That(
            () => ExcelReader.Read(folder.File("x.xlsx"), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(xml);
    }
}
