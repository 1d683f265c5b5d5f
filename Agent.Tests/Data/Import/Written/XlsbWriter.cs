using System.IO.Compression;
using System.Text;

namespace Agent.Tests.Data.Import.Written;

/// <summary>Writes binary workbooks (<c>.xlsb</c>, [MS-XLSB]) with what a reader needs of them: no library does.</summary>
internal static class XlsbWriter
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int FirstFormat = 164;

    public static void Write(string path, IReadOnlyList<WrittenSheet> sheets)
    {
        var formats = sheets
            .SelectMany(sheet => sheet.Rows)
            .SelectMany(row => row)
            .Select(cell => cell.Format)
            .OfType<string>()
            .Distinct()
            .ToList();
        var texts = sheets
            .SelectMany(sheet => sheet.Rows)
            .SelectMany(row => row)
            .Select(cell => cell.Value)
            .OfType<string>()
            .Distinct()
            .ToList();
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(
            zip,
            "[Content_Types].xml",
            Encoding.UTF8.GetBytes(
                $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>"""
            )
        );
        Add(zip, "_rels/.rels", Relations([("xl/workbook.bin", "officeDocument")]));
        Add(
            zip,
            "xl/_rels/workbook.bin.rels",
            Relations([
                .. sheets.Select((_, i) => ($"worksheets/sheet{i + 1}.bin", "worksheet")),
                ("styles.bin", "styles"),
                ("sharedStrings.bin", "sharedStrings"),
            ])
        );
        Add(zip, "xl/workbook.bin", Workbook(sheets));
        Add(zip, "xl/styles.bin", Styles(formats));
        Add(zip, "xl/sharedStrings.bin", Texts(texts));
        for (var i = 0; i < sheets.Count; i++)
            Add(zip, $"xl/worksheets/sheet{i + 1}.bin", Sheet(sheets[i], formats, texts));
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }

    private static byte[] Relations(IEnumerable<(string Target, string Type)> parts) =>
        Encoding.UTF8.GetBytes(
            $"""<Relationships xmlns="{Package}/relationships">{string.Concat(parts.Select((part, i) => $"""<Relationship Id="rId{i + 1}" Type="{Office}/{part.Type}" Target="{part.Target}"/>"""))}</Relationships>"""
        );

    private static byte[] Workbook(IReadOnlyList<WrittenSheet> sheets)
    {
        var records = new BinaryRecords();
        records.Add(131).Add(143);
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = sheets[i];
            var place = i + 1;
            records.Add(
                156,
                body =>
                {
                    body.Write(sheet.IsHidden ? 1 : 0);
                    body.Write(place);
                    BinaryRecords.Text(body, $"rId{place}");
                    BinaryRecords.Text(body, sheet.Name);
                }
            );
        }

        return records.Add(144).Add(132).ToArray();
    }

    private static byte[] Styles(List<string> formats)
    {
        var records = new BinaryRecords();
        records.Add(278).Add(615, body => body.Write(formats.Count));
        for (var i = 0; i < formats.Count; i++)
        {
            var place = i;
            records.Add(
                44,
                body =>
                {
                    body.Write((ushort)(FirstFormat + place));
                    BinaryRecords.Text(body, formats[place]);
                }
            );
        }

        records.Add(616).Add(617, body => body.Write(formats.Count + 1));
        for (var i = -1; i < formats.Count; i++)
        {
            var format = (ushort)(i < 0 ? 0 : FirstFormat + i);
            records.Add(
                47,
                body =>
                {
                    body.Write((ushort)0);
                    body.Write(format);
                    body.Write(new byte[12]);
                }
            );
        }

        return records.Add(618).Add(279).ToArray();
    }

    private static byte[] Texts(List<string> texts)
    {
        var records = new BinaryRecords();
        foreach (var text in texts)
        {
            records.Add(
                19,
                body =>
                {
                    body.Write((byte)0);
                    BinaryRecords.Text(body, text);
                }
            );
        }

        return records.ToArray();
    }

    private static byte[] Sheet(WrittenSheet sheet, List<string> formats, List<string> texts)
    {
        var records = new BinaryRecords();
        var hidden = sheet.MarksOf("hide rows").SelectMany(WrittenSheet.Span).ToHashSet();
        records.Add(129).Add(145);
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            var place = row;
            records.Add(
                0,
                body =>
                {
                    body.Write(place);
                    body.Write(new byte[7]);
                    body.Write((byte)(hidden.Contains(place + 1) ? 0x10 : 0));
                    body.Write(new byte[5]);
                }
            );
            for (var column = 0; column < sheet.Rows[row].Count; column++)
                Cell(records, column, sheet.Rows[row][column], formats, texts);
        }

        return records.Add(146).Add(130).ToArray();
    }

    private static void Cell(BinaryRecords records, int column, WrittenCell cell, List<string> formats, List<string> texts)
    {
        if (cell.Value is null)
            return;
        var style = cell.Format is null ? 0 : formats.IndexOf(cell.Format) + 1;
        records.Add(
            cell.Value switch
            {
                string => cell.Formula is null ? 7 : 8,
                bool => 4,
                double whole when cell.Formula is null && whole == (int)whole => 2,
                _ => cell.Formula is null ? 5 : 9,
            },
            body =>
            {
                body.Write(column);
                body.Write(style);
                switch (cell.Value)
                {
                    case string text when cell.Formula is null:
                        body.Write(texts.IndexOf(text));
                        break;
                    case string text:
                        BinaryRecords.Text(body, text);
                        break;
                    case bool flag:
                        body.Write((byte)(flag ? 1 : 0));
                        break;
                    case DateTime date:
                        body.Write(date.ToOADate());
                        break;
                    // Whole numbers in four bytes, as Excel writes them.
                    case double number when cell.Formula is null && number == (int)number:
                        body.Write(((int)number << 2) | 2);
                        break;
                    case double number:
                        body.Write(number);
                        break;
                }
            }
        );
    }
}
