using System.Text;
using Agent.Data.Workbooks;
using Agent.Data.Workbooks.Csv;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Workbooks;

/// <summary>CSV files are read cell by cell as RFC 4180 says.</summary>
public sealed class CsvFileReaderTests
{
    [TestCase("osha_accidents_2015_2017.csv")]
    [TestCase("industrial_accidents_ihm.csv")]
    [TestCase("nrc_calls_2014_2019.csv")]
    public void Read_RealFile_EqualsASecondReaderCellByCell(string file)
    {
        var path = Path.Combine(Requires.SharedData(), file);
        var expected = Rfc4180.Parse(File.ReadAllText(path)).ToList();
        var sheet = Read(path);

        Assert.That(sheet.Rows, Is.EqualTo(expected.Count));
        for (var row = 0; row < sheet.Rows; row++)
        {
            var cells = Enumerable.Range(0, sheet.Columns.Count).Select(column => sheet.Text(row, column) ?? "").ToList();
            // A cell of blanks only counts as empty.
            if (!cells.SequenceEqual(expected[row].Select(cell => string.IsNullOrWhiteSpace(cell) ? "" : cell)))
                Assert.Fail($"Row {row}: {string.Join(" | ", cells)} instead of {string.Join(" | ", expected[row])}");
        }
    }

    [TestCase("a;b\n1;2\n", 2)]
    [TestCase("a\tb\tc\n1\t2\t3\n", 3)]
    [TestCase("a,b\n\"x\ny\",2\n", 2)]
    [TestCase("a,b,c\n1,2\n", 3)]
    [TestCase("\"a;b;c\",d\n1,2\n", 2)]
    public void Read_UsualSeparators_FindsTheColumns(string text, int columns)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("t.csv"), text);

        var sheet = Read(folder.File("t.csv"));
        Assert.That((sheet.Rows, sheet.Columns.Count), Is.EqualTo((2, columns)));
    }

    [Test]
    public void Read_EmptyFile_SaysSo()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("t.csv"), "");

        Assert.That(() => Read(folder.File("t.csv")), Throws.TypeOf<WorkbookException>().With.Message.Contains("empty"));
    }

    // Written as bytes: what the product's own code page says is not its own judge.
    [Test]
    public void Read_Windows1252_HasItsLettersAndSaysSo()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(
            folder.File("t.csv"),
            [.. "Site;Cause\nCaf"u8, 0xE9, .. ";Worker"u8, 0x92, .. "s glove\nM"u8, 0xFC, .. "nchen;Fall\n"u8]
        );

        var sheet = Read(folder.File("t.csv"));
        Assert.That(Texts(sheet), Is.EqualTo(new[] { "Site", "Cause", "Caf\u00E9", "Worker\u2019s glove", "M\u00FCnchen", "Fall" }));
        Assert.That(sheet.Notes.Single(), Does.Contain("Windows-1252"));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1), "nothing is left beside the file");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Read_Utf16WithMark_HasItsLetters(bool bigEndian)
    {
        using var folder = new TempFolder();
        File.WriteAllText(
            folder.File("t.csv"),
            "Site\tCause\nCaf\u00E9\t\U0001F9BA\n",
            new UnicodeEncoding(bigEndian, byteOrderMark: true)
        );

        var sheet = Read(folder.File("t.csv"));
        Assert.That(Texts(sheet), Is.EqualTo(new[] { "Site", "Cause", "Caf\u00E9", "\U0001F9BA" }));
        Assert.That(sheet.Notes.Single(), Does.Contain("UTF-16"));
    }

    // The odd byte in front puts one of the two-byte letters across every limit between blocks.
    [TestCase(true)]
    [TestCase(false)]
    public void Read_Utf8BeyondOneBlock_StaysUtf8(bool mark)
    {
        using var folder = new TempFolder();
        var row = string.Concat(Enumerable.Repeat("\u00E9", 100));
        File.WriteAllText(
            folder.File("t.csv"),
            "a,b\n" + string.Concat(Enumerable.Range(0, 2_000).Select(number => $"{number},{row}\n")),
            new UTF8Encoding(mark)
        );

        var sheet = Read(folder.File("t.csv"));
        Assert.That((sheet.Rows, sheet.Text(0, 0), sheet.Text(2_000, 1)), Is.EqualTo((2_001, "a", row)));
        Assert.That(sheet.Notes, Is.Empty);
    }

    [Test]
    public void Find_Utf8CutWithinACharacter_IsStillUtf8()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("t.csv"), "a,b\ncaf\u00E9,M\u00FC"u8[..^1].ToArray());

        Assert.That(CsvEncoding.Find(folder.File("t.csv"), CancellationToken.None), Is.EqualTo(Encoding.UTF8));
    }

    [Test]
    public void Read_BytesThatAreNoText_AreRefused()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("t.csv"), [0x89, 0x50, 0x4E, 0x47, 0, 0, 0xFF, 0x0A, 1, 2]);

        Assert.That(() => Read(folder.File("t.csv")), Throws.TypeOf<WorkbookException>());
    }

    // The first line is a title, or misleads about the separator.
    [TestCase("Report of incidents 2024\nId;Date;Cost\n1;01.03.2024;100,50\n2;02.03.2024;200,50\n3;03.03.2024;7,25\n", 3)]
    [TestCase("Report: incidents, near misses, and actions\n\nId;Date;Cost\n1;01.03.2024;1,5\n2;02.03.2024;2,5\n3;03.03.2024;7,2\n", 3)]
    [TestCase("sep=;\nId;Date\n1;2,5\n", 2)]
    [TestCase("a|b|c\n1,5|2|3\n1,7|2|3\n", 3)]
    public void Read_TitleAbove_TakesTheSeparatorOfTheWholeFile(string text, int columns) =>
        Assert.That(Rows(text).Select(row => row.Length).Max(), Is.EqualTo(columns));

    [TestCase("Id,Text,Dep\n1,\"Smith\" slipped on oil,A\n2,\"cut, hand\",B\n", "\"Smith\" slipped on oil|cut, hand")]
    [TestCase("Id,Text,Dep\n1,\"He said \\\"stop\\\", then left\",A\n2,\"ok\",B\n", "He said \"stop\", then left|ok")]
    [TestCase("Id,Text,Dep\n1,\"He said \"stop\" and left\",A\n2,\"ok\",B\n", "He said \"stop\" and left|ok")]
    [TestCase("Id,Text,Dep\n1,\"never closed,A\n2,fine,B\n3,\"fine, too\",C\n", "\"never closed|fine|fine, too")]
    [TestCase("Id,Text,Dep\n1,5\" pipe,A\n2,\"\"\"Caution\"\" sign\",B\n", "5\" pipe|\"Caution\" sign")]
    [TestCase("Id,Text,Dep\r1,one,A\r\n2,two,B\n3,three,C\r", "one|two|three")]
    [TestCase("Id,\"Text\nof it\",Dep\n1,one,A\n2,\"two\nlines\",B\n", "one|two\nlines")]
    public void Read_QuotesAndLineEndsAsTheyAreFound_GivesTheCells(string text, string second) =>
        Assert.That(string.Join('|', Rows(text).Skip(1).Select(row => row[1])), Is.EqualTo(second));

    [Test]
    public void Read_LineThatCannotBeRead_IsLeftOutAndTold()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("t.csv"), "Id,Text,Dep\n1,one,A\n2,\"a \"b\", c, \"d\" e,B,C\n3,three,C\n4,four,D\n");
        var sheet = Read(folder.File("t.csv"));
        Assert.That(sheet.Rows, Is.EqualTo(4));
        Assert.That(sheet.BadLines!.Rows.Single().Row, Is.EqualTo(3));
    }

    [Test]
    public void Read_QuoteNeverClosedInALargeFile_LosesOneLineAtMost()
    {
        using var folder = new TempFolder();
        File.WriteAllText(
            folder.File("t.csv"),
            "Id,Text\n1,\"open\n" + string.Concat(Enumerable.Range(2, 400_000).Select(row => $"{row},some words\n"))
        );
        Assert.That(Read(folder.File("t.csv")).Rows, Is.GreaterThanOrEqualTo(400_001));
    }

    [TestCase("1,\"{0}\"\n", Description = "a cell of 30 million characters")]
    [TestCase("1,{0}\n")]
    [TestCase("1,\"{0}\"\r\n")]
    public void Read_LineLongerThanAnyThatIsRead_LosesThatLineOnly(string line)
    {
        using var folder = new TempFolder();
        File.WriteAllText(
            folder.File("t.csv"),
            "Id,Text\n" + line.Replace("{0}", new string('x', 30_000_000), StringComparison.Ordinal) + "2,\"a, b\"\n3,c\n"
        );
        var sheet = Read(folder.File("t.csv"));

        Assert.That(Texts(sheet), Is.EqualTo((string[])["Id", "Text", "2", "a, b", "3", "c"]));
        Assert.That(sheet.BadLines!.Rows.Single().Row, Is.EqualTo(2));
    }

    [TestCase(1251, "Цех;Причина\nПроизводство;Падение с высоты на складе\nСклад;Пожар и задымление помещения\n", "Производство")]
    [TestCase(
        1250,
        "Oddělení;Příčina\nVýroba;Pád z výšky při čištění střechy žebříkem\nSklad;Požár ve skladišti hořlavých kapalin\n",
        "Výroba"
    )]
    public void Read_OtherCodePages_HasItsLetters(int page, string text, string expected)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("t.csv"), CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text));
        Assert.That(Texts(Read(folder.File("t.csv"))), Does.Contain(expected));
    }

    [Test]
    public void Read_Utf16WithoutMark_HasItsLetters()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("t.csv"), Encoding.Unicode.GetBytes("Site;Cause\nNorth;Fall from a height\nSouth;Fire\n"));
        Assert.That(Texts(Read(folder.File("t.csv"))), Does.Contain("Fall from a height"));
    }

    [Test]
    public void Read_LinesQuotedAsAWhole_ArePartedWithin() =>
        Assert.That(
            Rows("\"Id,Note,Cost\"\n\"1,\"\"a, b\"\",5\"\n\"2,plain,6\"\n\"3,c,7\"\n"),
            Is.EqualTo((string[][])[["Id", "Note", "Cost"], ["1", "a, b", "5"], ["2", "plain", "6"], ["3", "c", "7"]])
        );

    [Test]
    public void Read_OneColumnOfQuotedTexts_IsOneColumn() =>
        Assert.That(Rows("\"Note\"\n\"first, second\"\n\"third\"\n\"a \"\"b\"\"\"\n").Select(row => row.Length), Is.All.EqualTo(1));

    [Test]
    public void Read_StrayZeros_AreLeftOut() =>
        Assert.That(
            Rows("Id,Cause,Cost\n1,Sl\0ip,5\n2,Trip,6\n3,Fall from a ladder,7\n"),
            Is.EqualTo((string[][])[["Id", "Cause", "Cost"], ["1", "Slip", "5"], ["2", "Trip", "6"], ["3", "Fall from a ladder", "7"]])
        );

    [Test]
    public void Read_PolishOfWindows_IsNotReadAsIso()
    {
        using var folder = new TempFolder();
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var lines = Enumerable
            .Range(1, 20)
            .Select(i => $"{i};{(i % 2 == 0 ? "Łódź" : "Gdańsk")};Potknięcie się na śliskiej powierzchni, źle oświetlonej");
        File.WriteAllText(folder.File("t.csv"), "Nr;Zakład;Opis\n" + string.Join('\n', lines), System.Text.Encoding.GetEncoding(1250));

        Assert.That(Texts(Read(folder.File("t.csv"))), Has.Some.EqualTo("Łódź").And.Some.Contains("śliskiej"));
    }

    private static List<string[]> Rows(string text)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("t.csv"), text);
        var sheet = Read(folder.File("t.csv"));
        return
        [
            .. Enumerable
                .Range(0, sheet.Rows)
                .Select(row =>
                    Enumerable.Range(0, sheet.Columns.Count).Select(column => sheet.Text(row, column)).OfType<string>().ToArray()
                ),
        ];
    }

    private static RawSheet Read(string path) =>
        CsvFileReader.Read(path, Path.GetFileNameWithoutExtension(path), WorkbookLimits.Default, CancellationToken.None)[0];

    private static IEnumerable<string?> Texts(RawSheet sheet) =>
        from row in Enumerable.Range(0, sheet.Rows)
        from column in Enumerable.Range(0, sheet.Columns.Count)
        select sheet.Text(row, column);
}
