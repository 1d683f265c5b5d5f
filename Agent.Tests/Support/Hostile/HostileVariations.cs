using System.IO.Compression;
using System.Text;
using Agent.Tests.Data.Workbooks.Corpus;

namespace Agent.Tests.Support.Hostile;

/// <summary>Variations of the kinds of hostile files, written without a look at how readers refuse the first ones.</summary>
internal static class HostileVariations
{
    private const string Header =
        """<row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c><c r="B1" t="inlineStr"><is><t>Site</t></is></c></row>""";

    public static IEnumerable<HostileFile> All() => [.. Workbooks(), .. Texts()];

    private static IEnumerable<HostileFile> Workbooks()
    {
        yield return Sheet(
            "v-same-row.xlsx",
            () => Header + string.Concat(Enumerable.Repeat("""<row r="2"><c r="A2"><v>1</v></c></row>""", 200_000))
        );
        yield return Sheet(
            "v-backwards.xlsx",
            () =>
                Header
                + string.Concat(
                    Enumerable
                        .Range(0, 60_000)
                        .Select(i => $"""<row r="{1_048_576 - (i * 17)}"><c r="B{1_048_576 - (i * 17)}"><v>{i}</v></c></row>""")
                )
        );
        yield return Sheet(
            "v-attributes.xlsx",
            () => $"<row r=\"1\"{string.Concat(Enumerable.Range(0, 300_000).Select(i => $" a{i}=\"x\""))}><c r=\"A1\"><v>1</v></c></row>"
        );
        yield return Sheet(
            "v-comment.xlsx",
            () => Header + $"<!--{new string('x', 60_000_000)}-->" + """<row r="2"><c r="A2"><v>1</v></c></row>"""
        );
        yield return Sheet(
            "v-cdata.xlsx",
            () => Header + $"""<row r="2"><c r="A2" t="inlineStr"><is><t><![CDATA[{new string('<', 40_000_000)}]]></t></is></c></row>"""
        );
        yield return Sheet(
            "v-digits.xlsx",
            () => Header + $"""<row r="2"><c r="A2"><v>{new string('9', 20_000_000)}</v></c><c r="B2"><v>1e999999999</v></c></row>"""
        );
        yield return Sheet(
            "v-shared-index.xlsx",
            () =>
                Header
                + string.Concat(
                    Enumerable
                        .Range(2, 5_000)
                        .Select(row => $"""<row r="{row}"><c r="A{row}" t="s"><v>{(row % 2 == 0 ? int.MaxValue : -row)}</v></c></row>""")
                )
        );
        yield return Sheet(
            "v-references.xlsx",
            () =>
                Header
                + string.Concat(
                    Enumerable
                        .Range(2, 5_000)
                        .Select(row => $"""<row r="{row}"><c r="{new string('Z', 1 + (row % 9))}{row}99999999999"><v>1</v></c></row>""")
                )
        );
        yield return Sheet(
            "v-wide-steps.xlsx",
            () =>
                string.Concat(
                    Enumerable
                        .Range(1, 4_000)
                        .Select(row =>
                            $"""<row r="{row}"><c r="{Column(1 + (row % 1_999))}{row}" t="inlineStr"><is><t>v{row}</t></is></c></row>"""
                        )
                )
        );
        yield return new(
            "v-strings.xlsx",
            null,
            path =>
            {
                var book = new RawXlsx();
                book.Shared(string.Concat(Enumerable.Range(0, 900_000).Select(i => $"<si><t>{i}</t></si>")));
                book.Sheet("S", Header + """<row r="2"><c r="A2" t="s"><v>7</v></c></row>""").Write(path);
            }
        );
        yield return new(
            "v-entries.xlsx",
            null,
            path =>
            {
                new RawXlsx().Sheet("S", Header + """<row r="2"><c r="A2"><v>1</v></c></row>""").Write(path);
                using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
                for (var i = 0; i < 60_000; i++)
                    zip.CreateEntry($"xl/media/{i}.bin");
            }
        );
        yield return new(
            "v-twice.xlsx",
            null,
            path =>
            {
                using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
                for (var i = 0; i < 200; i++)
                {
                    using var writer = new StreamWriter(zip.CreateEntry("xl/workbook.xml").Open());
                    writer.Write($"<workbook><sheets><sheet name=\"{i}\" sheetId=\"1\"/></sheets></workbook>");
                }
            }
        );
    }

    private static IEnumerable<HostileFile> Texts()
    {
        yield return Text("v-one-line.csv", () => new string('x', 40_000_000));
        yield return Text("v-quotes.csv", () => "Id,Text\n" + new string('"', 20_000_000));
        yield return Text(
            "v-every-other.csv",
            () => "Id,Text\n" + string.Concat(Enumerable.Range(0, 600_000).Select(i => i % 2 == 0 ? "1,\"open\n" : "2,close\"\n"))
        );
        yield return Text("v-nul.csv", () => "Id,Text\n1," + new string('\0', 20_000_000) + "\n");
        yield return Text("v-carriage.csv", () => "Id,Text\r" + string.Concat(Enumerable.Repeat("1,a\r", 1_500_000)));
        yield return Text(
            "v-headers.csv",
            () =>
                string.Join(',', Enumerable.Range(0, 1_999).Select(i => $"{i}{new string('h', 4_000)}"))
                + "\n"
                + string.Join(',', Enumerable.Range(0, 1_999))
                + "\n"
        );
        yield return Text(
            "v-list.csv",
            () =>
                "Id,Tags\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 30)
                        .Select(row => $"{row},{string.Join(';', Enumerable.Range(0, 100_000).Select(i => $"t{row}-{i}"))}\n")
                )
        );
        yield return Text(
            "v-dates.csv",
            () =>
                string.Join(',', Enumerable.Range(0, 200).Select(i => $"Date {i}"))
                + "\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 8_000)
                        .Select(row =>
                            string.Join(
                                ',',
                                Enumerable.Range(0, 200).Select(i => $"{1 + ((row + i) % 12):00}/{1 + (row % 12):00}/{2000 + (i % 25)}")
                            ) + "\n"
                        )
                )
        );
        yield return Text(
            "v-long-values.csv",
            () =>
                "Id,Text\n"
                + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"{row},{row}{new string((char)('a' + (row % 26)), 2_000)}\n"))
        );
        yield return Text(
            "v-separators.csv",
            () =>
                string.Concat(
                    Enumerable
                        .Range(0, 300_000)
                        .Select(row =>
                            (row % 4) switch
                            {
                                0 => "a;b;c\n",
                                1 => "a,b,c\n",
                                2 => "a\tb\tc\n",
                                _ => "a|b|c\n",
                            }
                        )
                )
        );
        yield return new(
            "v-utf16.csv",
            null,
            path =>
                File.WriteAllBytes(
                    path,
                    [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Id,Text\n"), .. Enumerable.Repeat((byte)0xD8, 10_000_001)]
                )
        );
    }

    private static HostileFile Sheet(string name, Func<string> rows) =>
        new(name, null, path => new RawXlsx().Sheet("S", rows()).Write(path));

    private static HostileFile Text(string name, Func<string> content) => new(name, null, path => File.WriteAllText(path, content()));

    private static string Column(int column) =>
        column <= 26 ? $"{(char)('A' + column - 1)}" : Column((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
