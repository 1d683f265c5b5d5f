using System.IO.Compression;
using System.Text;
using Agent.Tests.Data.Workbooks.Corpus;

namespace Agent.Tests.Support.Hostile;

/// <summary>Workbooks of a few kilobytes to a megabyte that unfold into columns, levels, sheets, texts or areas without end.</summary>
internal static class HostileWorkbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Rows =
        """<row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c><c r="B1" t="inlineStr"><is><t>Site</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>""";

    public static IEnumerable<HostileFile> All()
    {
        yield return new(
            "stray.xlsx",
            "column XFD",
            path => new RawXlsx().Sheet("S", Rows + """<row r="3"><c r="XFD3"><v>1</v></c></row>""").Write(path)
        );
        yield return new(
            "corner.xlsx",
            "column XFD",
            path => new RawXlsx().Sheet("S", Rows + """<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>""").Write(path)
        );
        yield return new("diagonal.xlsx", null, path => new RawXlsx().Sheet("S", Diagonal(2_000)).Write(path));
        yield return new(
            "corner-unusual.xlsx",
            "column XFD",
            path => new RawXlsx().Sheet("S", """<row r="5"><c r="XFD5"><v>1</v></c></row>""" + Rows).Write(path)
        );
        yield return new(
            "wide-sheets.xlsx",
            "columns together",
            path => Sheets(60, """<row r="1"><c r="BXX1"><v>1</v></c></row>""").Write(path)
        );
        yield return new("deep-sheet.xlsx", "nested deeper", path => new RawXlsx().Sheet("S", Rows, Nested(120_000)).Write(path));
        yield return new(
            "deep-cell.xlsx",
            "nested deeper",
            path => new RawXlsx().Sheet("S", $"""<row r="1"><c r="A1">{Nested(120_000)}</c></row>""").Write(path)
        );
        yield return new(
            "deep-text.xlsx",
            "nested deeper",
            path =>
            {
                var book = new RawXlsx();
                book.Shared(Nested(120_000));
                book.Sheet("S", Rows).Write(path);
            }
        );
        yield return new(
            "deep-styles.xlsx",
            "nested deeper",
            path => Package(path, styles: $"<styleSheet xmlns=\"{Main}\">{Nested(120_000)}</styleSheet>")
        );
        yield return new("deep-workbook.xlsx", "nested deeper", path => Package(path, before: Nested(120_000)));
        yield return new("one-part-many-sheets.xlsx", "sheets; at most", path => Package(path, sheets: 5_000));
        yield return new("many-sheets.xlsx", "sheets; at most", path => Sheets(400, Rows).Write(path));
        yield return new("merges.xlsx", "merged areas", path => new RawXlsx().Sheet("S", Rows, Merges(300_000)).Write(path));
        yield return new(
            "laughs.xlsx",
            "damaged",
            path =>
                Package(
                    path,
                    prolog: "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
                )
        );
        yield return new(
            "texts.xlsx",
            "unfolds",
            path =>
            {
                var book = new RawXlsx();
                book.Shared($"<t>{new string('x', 120_000_000)}</t>");
                book.Sheet("S", Rows).Write(path);
            }
        );
        yield return new("formats.xlsx", null, path => Package(path, styles: Formats(60_000)));
        yield return new(
            "rows.xlsx",
            null,
            path =>
                new RawXlsx()
                    .Sheet("S", Rows + string.Concat(Enumerable.Range(3, 150_000).Select(row => $"<row r=\"{row}\"/>")))
                    .Write(path)
        );
    }

    private static RawXlsx Sheets(int count, string rows)
    {
        var book = new RawXlsx();
        for (var sheet = 0; sheet < count; sheet++)
            book.Sheet($"S{sheet}", rows);
        return book;
    }

    // A value further down and further right in each row: as many blocks of cells as there are columns.
    private static string Diagonal(int count) =>
        string.Concat(
            Enumerable.Range(1, count).Select(row => $"""<row r="{row * 500}"><c r="{Column(row)}{row * 500}"><v>1</v></c></row>""")
        );

    private static string Column(int column) =>
        column <= 26 ? $"{(char)('A' + column - 1)}" : Column((column - 1) / 26) + (char)('A' + ((column - 1) % 26));

    private static string Nested(int levels) => new StringBuilder().Insert(0, "<a>", levels).Insert(levels * 3, "</a>", levels).ToString();

    private static string Merges(int count) =>
        $"<mergeCells>{string.Concat(Enumerable.Range(1, count).Select(row => $"<mergeCell ref=\"A{row}:B{row}\"/>"))}</mergeCells>";

    private static string Formats(int count) =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts>{string.Concat(Enumerable.Range(200, count).Select(id => $"<numFmt numFmtId=\"{id}\" formatCode=\"0.0{id}\"/>"))}</numFmts></styleSheet>";

    private static void Package(string path, int sheets = 1, string styles = "<styleSheet/>", string before = "", string prolog = "")
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(
            zip,
            "[Content_Types].xml",
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"""
        );
        Add(zip, "_rels/.rels", Relationships($"<Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        var listed = string.Concat(
            Enumerable.Range(1, sheets).Select(sheet => $"<sheet name=\"S{sheet}\" sheetId=\"{sheet}\" r:id=\"s1\"/>")
        );
        Add(
            zip,
            "xl/workbook.xml",
            $"{prolog}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{before}<sheets>{listed}</sheets></workbook>"
        );
        Add(
            zip,
            "xl/_rels/workbook.xml.rels",
            Relationships(
                $"<Relationship Id=\"s1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"st\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>"
            )
        );
        Add(zip, "xl/styles.xml", styles);
        Add(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{Rows}</sheetData></worksheet>");
    }

    private static string Relationships(string inner) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>";

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write(xml);
    }
}
