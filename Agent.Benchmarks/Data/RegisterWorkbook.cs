using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Agent.Benchmarks.Data;

/// <summary>
/// Writes a register of 30 columns and any number of rows as Excel does: shared strings, styles by number, one sheet; a row takes no
/// memory.
/// </summary>
internal static class RegisterWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const int Narratives = 20_000;
    private const int Words = 400;

    private static readonly string[] Headers =
    [
        "Incident Id",
        "Incident Date",
        "Time",
        "Reported At",
        "Site",
        "Department",
        "Area",
        "Type",
        "Category",
        "Severity",
        "Root Cause",
        "Body Part",
        "Reported By",
        "Supervisor",
        "Title",
        "Description",
        "Lost Days",
        "Restricted Days",
        "Risk Score",
        "Cost",
        "Volume",
        "Temperature",
        "Lost Time",
        "Recordable",
        "Closed Date",
        "Status",
        "Shift",
        "Downtime",
        "Confidence",
        "Remark",
    ];

    /// <param name="path">Where to.</param>
    /// <param name="rows">Rows below the header.</param>
    public static void Write(string path, int rows)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Part(
            zip,
            "[Content_Types].xml",
            $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"""
        );
        Part(
            zip,
            "_rels/.rels",
            $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        );
        Part(
            zip,
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Incident" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        Part(
            zip,
            "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
        );
        string[] formats = ["dd\\-mmm\\-yyyy", "hh:mm", "yyyy\\-mm\\-dd hh:mm", "#,##0.00", "[h]:mm", "0%"];
        var custom = string.Concat(formats.Select((format, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{format}\"/>"));
        var styles = string.Concat(
            formats.Select((_, i) => $"<xf numFmtId=\"{164 + i}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>")
        );
        Part(
            zip,
            "xl/styles.xml",
            $"""<styleSheet xmlns="{Main}"><numFmts count="{formats.Length}">{custom}</numFmts><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{formats.Length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{styles}</cellXfs></styleSheet>"""
        );
        SharedStrings(zip, rows);
        Sheet(zip, rows);
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var writer = Open(zip, name);
        writer.Write(xml);
    }

    private static StreamWriter Open(ZipArchive zip, string name) =>
        new(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);

    // Headers, words, narratives, and an id per row.
    private static void SharedStrings(ZipArchive zip, int rows)
    {
        using var writer = Open(zip, "xl/sharedStrings.xml");
        writer.Write($"<sst xmlns=\"{Main}\">");
        foreach (var header in Headers)
            writer.Write($"<si><t>{header}</t></si>");
        for (var word = 0; word < Words; word++)
            writer.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<si><t>{(word % 2 == 0 ? "Elin" : "Fabio")} Value {(char)('A' + (word % 26))}{word}</t></si>"
                )
            );
        for (var narrative = 0; narrative < Narratives; narrative++)
            writer.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<si><t>While working at line {narrative} the operator noticed that a guard was missing &amp; reported it to the shift leader at once; nobody was hurt.</t></si>"
                )
            );
        for (var row = 0; row < rows; row++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<si><t>INC-{row:D7}</t></si>"));
        writer.Write("</sst>");
    }

    private static void Sheet(ZipArchive zip, int rows)
    {
        using var writer = Open(zip, "xl/worksheets/sheet1.xml");
        writer.Write(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\" spans=\"1:30\">"
        );
        for (var column = 0; column < Headers.Length; column++)
            writer.Write($"<c r=\"{Letters(column)}1\" t=\"s\"><v>{column}</v></c>");
        writer.Write("</row>");
#pragma warning disable CA5394 // a sample, not a secret
        var random = new Random(7);
        for (var row = 0; row < rows; row++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row + 2}\" spans=\"1:30\">"));
            for (var column = 0; column < Headers.Length; column++)
                Cell(writer, random, row, column);
            writer.Write("</row>");
        }
#pragma warning restore CA5394

        writer.Write("</sheetData></worksheet>");
    }

#pragma warning disable CA5394 // a sample, not a secret
    private static void Cell(StreamWriter writer, Random random, int row, int column)
    {
        var name = Letters(column);
        void Shared(int place) =>
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{name}{row + 2}\" t=\"s\"><v>{place}</v></c>"));
        void Number(double value, int style) =>
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{name}{row + 2}\" s=\"{style}\"><v>{value}</v></c>"));
        switch (Headers[column])
        {
            case "Incident Id":
                Shared(Headers.Length + Words + Narratives + row);
                break;
            case "Description":
                Shared(Headers.Length + Words + random.Next(Narratives));
                break;
            case "Incident Date" or "Closed Date":
                Number(44_562 + random.Next(1_400), 1);
                break;
            case "Time":
                Number(random.Next(1_440) / 1_440.0, 2);
                break;
            case "Reported At":
                Number(44_562 + (random.Next(2_000_000) / 1_440.0), 3);
                break;
            case "Lost Days" or "Restricted Days" or "Risk Score":
                Number(random.Next(40), 0);
                break;
            case "Cost" or "Volume" or "Temperature":
                Number(random.Next(1_000_000) / 100.0, 4);
                break;
            case "Downtime":
                Number(random.Next(3_000) / 1_440.0, 5);
                break;
            case "Confidence":
                Number(random.Next(100) / 100.0, 6);
                break;
            case "Lost Time" or "Recordable":
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{name}{row + 2}\" t=\"b\"><v>{random.Next(2)}</v></c>"));
                break;
            case "Remark" when random.Next(3) > 0:
                break;
            default:
                Shared(Headers.Length + random.Next(8 + (column * 12)));
                break;
        }
    }
#pragma warning restore CA5394

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"A{(char)('A' + column - 26)}";
}
