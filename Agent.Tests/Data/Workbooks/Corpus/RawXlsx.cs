using System.IO.Compression;
using System.Text;

namespace Agent.Tests.Data.Workbooks.Corpus;

/// <summary>Writes a workbook part by part, so that it can hold what no library writes.</summary>
internal sealed class RawXlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, byte[] Xml)> _sheets = [];
    private readonly List<string> _formats = [];
    private readonly List<string> _texts = [];

    public bool Is1904 { get; init; }

    /// <summary>A style with the format; its number is what a cell's <c>s</c> says. Style 0 is General.</summary>
    public int Style(string format)
    {
        _formats.Add(format);
        return _formats.Count;
    }

    /// <summary>A shared string given as the XML within <c>si</c>; its number is what the cell's <c>v</c> says.</summary>
    public int Shared(string itemXml)
    {
        _texts.Add(itemXml);
        return _texts.Count - 1;
    }

    /// <summary>A sheet of rows given as the XML within <c>sheetData</c>.</summary>
    public RawXlsx Sheet(string name, string rowsXml, string behind = "", string state = "visible") =>
        Part(
            name,
            $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{Main}\"><sheetData>{rowsXml}</sheetData>{behind}</worksheet>",
            state
        );

    /// <summary>A sheet given as its whole XML, in UTF-8 unless told.</summary>
    public RawXlsx Part(string name, string xml, string state = "visible", Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(false);
        _sheets.Add((name, state, [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)]));
        return this;
    }

    public void Write(string path)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(zip, "[Content_Types].xml", ContentTypes());
        Add(
            zip,
            "_rels/.rels",
            $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        );
        Add(zip, "xl/workbook.xml", Workbook());
        Add(zip, "xl/_rels/workbook.xml.rels", Relationships());
        Add(zip, "xl/styles.xml", Styles());
        Add(
            zip,
            "xl/sharedStrings.xml",
            $"""<sst xmlns="{Main}" count="{_texts.Count}" uniqueCount="{_texts.Count}">{string.Concat(_texts.Select(text => $"<si>{text}</si>"))}</sst>"""
        );
        for (var i = 0; i < _sheets.Count; i++)
        {
            using var stream = zip.CreateEntry($"xl/worksheets/sheet{i + 1}.xml").Open();
            stream.Write(_sheets[i].Xml);
        }
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(xml);
    }

    private string ContentTypes()
    {
        var sheets = string.Concat(
            _sheets.Select(
                (_, i) =>
                    $"""<Override PartName="/xl/worksheets/sheet{i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""
            )
        );
        return $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
            <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>{sheets}</Types>
            """;
    }

    private string Workbook()
    {
        var sheets = string.Concat(
            _sheets.Select((sheet, i) => $"""<sheet name="{sheet.Name}" sheetId="{i + 1}" state="{sheet.State}" r:id="s{i + 1}"/>""")
        );
        return $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><workbookPr{(Is1904 ? " date1904=\"1\"" : "")}/><sheets>{sheets}</sheets></workbook>""";
    }

    private string Relationships()
    {
        var sheets = string.Concat(
            _sheets.Select((_, i) => $"""<Relationship Id="s{i + 1}" Type="{Office}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>""")
        );
        return $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{sheets}<Relationship Id="st" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="ss" Type="{Office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>
            """;
    }

    private string Styles()
    {
        var formats = string.Concat(
            _formats.Select(
                (format, i) => $"""<numFmt numFmtId="{164 + i}" formatCode="{System.Security.SecurityElement.Escape(format)}"/>"""
            )
        );
        var cells = string.Concat(
            _formats.Select(
                (format, i) =>
                    $"""<xf numFmtId="{(format.StartsWith('#') && int.TryParse(format[1..], out var id) ? id : 164 + i)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
            )
        );
        return $"""
            <styleSheet xmlns="{Main}"><numFmts count="{_formats.Count}">{formats}</numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="{_formats.Count
                + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{cells}</cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """;
    }
}
