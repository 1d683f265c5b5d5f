using System.Text;
using Agent.Data.Samples;

namespace Agent.Tests.Data.Workbooks.Corpus;

/// <summary>Workbooks with the traps of real ones.</summary>
internal static class WorkbookCorpus
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static IEnumerable<CorpusFile> All() =>
        [
            Formats(is1904: false),
            Formats(is1904: true),
            Strings(),
            BooleansErrorsFormulas(),
            IsoDates(),
            Sparse(),
            Prefixed(),
            Wide(),
            HiddenAndEmpty(),
            Markup(),
            Merged(),
            new("the sample workbook", path => SampleWorkbook.Write(path, new SampleOptions(400))),
            new(
                "UTF-16",
                path =>
                    new RawXlsx()
                        .Part(
                            "A",
                            $"<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet xmlns=\"{Main}\"><sheetData>{Row(1, "<c r=\"A1\"><v>7</v></c>")}</sheetData></worksheet>",
                            encoding: Encoding.Unicode
                        )
                        .Write(path)
            )
            {
                IsUnusual = true,
            },
            .. Enumerable
                .Range(1, 12)
                .Select(seed => new CorpusFile($"random cells, seed {seed}", path => RandomWorkbook.Write(path, seed))),
        ];

    private static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    // Every kind of format on the same numbers.
    private static CorpusFile Formats(bool is1904) =>
        new(
            is1904 ? "number formats, dates from 1904" : "number formats",
            path =>
            {
                var file = new RawXlsx { Is1904 = is1904 };
                string[] formats =
                [
                    "#14",
                    "#15",
                    "#16",
                    "#17",
                    "#18",
                    "#19",
                    "#20",
                    "#21",
                    "#22",
                    "#45",
                    "#46",
                    "#47",
                    "#9",
                    "#10",
                    "#2",
                    "#4",
                    "#11",
                    "#12",
                    "#49",
                    "yyyy\\-mm\\-dd",
                    "dd\\.mm\\.yyyy",
                    "[$-409]d\\ mmm\\ yyyy",
                    "mmm\\-yy",
                    "dd/mm/yyyy hh:mm",
                    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                    "m/d/yy h:mm AM/PM",
                    "yyyy",
                    "hh:mm",
                    "hh:mm:ss.000",
                    "[h]:mm",
                    "[h]:mm:ss",
                    "[mm]:ss",
                    "[$-409]h:mm AM/PM",
                    "#,##0.00 [$€-407]",
                    "\"$\"#,##0.00",
                    "[$£-809]#,##0",
                    "_-* #,##0.00\\ [$CHF]_-",
                    "0.0%",
                    "0.00E+00",
                    "# ?/?",
                    "00000",
                    "#,##0;[Red]-#,##0",
                    "[<1]0.00;0",
                    "0 \"days\"",
                    "0\\d",
                    "General",
                    "@",
                    "#,##0.0,,\"M\"",
                    "[Blue]General",
                    "[Green]0;[Red]0",
                ];
                var styles = formats.Select(file.Style).ToList();
                double[] numbers = [45_123.5, 0.25, 1.75, 61, 60_000.020833333334];
                file.Sheet(
                    "Formats",
                    string.Concat(
                        numbers.Select(
                            (number, row) => Row(row + 1, [.. styles.Select(style => $"<c s=\"{style}\"><v>{number:R}</v></c>")])
                        )
                    )
                );
                file.Write(path);
            }
        );

    private static CorpusFile Strings()
    {
        var file = new RawXlsx();
        string Shared(string xml) => $"<c t=\"s\"><v>{file.Shared(xml)}</v></c>";
        static string Inline(string xml) => $"<c t=\"inlineStr\"><is>{xml}</is></c>";
        return new CorpusFile(
            "strings",
            path =>
            {
                var longText = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"word{i} "));
                file.Sheet(
                    "Strings",
                    string.Concat(
                        Row(
                            1,
                            Shared("<t>plain</t>"),
                            Shared("<t xml:space=\"preserve\">  outer blanks  </t>"),
                            Shared("<t>A &amp; B &lt;c&gt; &quot;d&quot; &#228;&#x20AC;</t>"),
                            Shared("<t><![CDATA[<raw> & data]]></t>")
                        ),
                        Row(
                            2,
                            Shared("<r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r>"),
                            Shared("<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh>"),
                            Shared("<t>one_x000D_\ntwo</t>"),
                            Shared("<t>_x005F_x000D_ stays</t>")
                        ),
                        Row(
                            3,
                            Shared("<t>naïve – “quoted” … 😀 שלום e\u0301 𝒳</t>"),
                            Shared("<t></t>"),
                            Shared("<t/>"),
                            Shared("<t> </t>")
                        ),
                        Row(
                            4,
                            Inline("<t>inline</t>"),
                            Inline("<r><t>inline </t></r><r><t>rich</t></r>"),
                            Inline("<t>line\r\nbreak</t>"),
                            Inline("<t>tab\there</t>")
                        ),
                        Row(
                            5,
                            "<c t=\"str\"><f>A1&amp;\"x\"</f><v>plainx</v></c>",
                            "<c t=\"str\"><f>\"\"</f><v></v></c>",
                            Shared($"<t>{longText}</t>"),
                            Inline($"<t>{longText}</t>")
                        ),
                        Row(6, Inline("<t>007</t>"), Inline("<t>=1+1</t>"), Inline("<t>TRUE</t>"), Inline("<t>1.5</t>"))
                    )
                );
                file.Write(path);
            }
        );
    }

    private static CorpusFile BooleansErrorsFormulas() =>
        new(
            "booleans, errors and formulas",
            path =>
            {
                string[] errors = ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"];
                new RawXlsx()
                    .Sheet(
                        "Cells",
                        string.Concat(
                            Row(1, "<c t=\"b\"><v>1</v></c>", "<c t=\"b\"><v>0</v></c>", "<c t=\"b\"><f>1=1</f><v>1</v></c>"),
                            Row(2, [.. errors.Select(error => $"<c t=\"e\"><v>{error}</v></c>")]),
                            Row(
                                3,
                                "<c><f>1+1</f><v>2</v></c>",
                                "<c><f>NOW()</f></c>",
                                "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
                                "<c t=\"str\"><f>\"a\"</f><v>a</v></c>",
                                "<c><f t=\"shared\" ref=\"E3:E4\" si=\"0\">A1*2</f><v>-0.5</v></c>"
                            ),
                            Row(
                                4,
                                "<c><v>-1</v></c>",
                                "<c><v>1E-3</v></c>",
                                "<c><v>1.7976931348623157E+308</v></c>",
                                "<c><v>0.1</v></c>",
                                "<c><f t=\"shared\" si=\"0\"/><v>123456789012345678</v></c>",
                                "<c><v>2.2250738585072014E-308</v></c>"
                            )
                        )
                    )
                    .Write(path);
            }
        );

    private static CorpusFile IsoDates() =>
        new(
            "dates that are spelled out",
            path =>
            {
                var file = new RawXlsx();
                var date = file.Style("yyyy\\-mm\\-dd");
                file.Sheet(
                        "Iso",
                        Row(
                            1,
                            $"<c t=\"d\" s=\"{date}\"><v>2024-02-29</v></c>",
                            $"<c t=\"d\" s=\"{date}\"><v>2024-01-15T10:30:00</v></c>",
                            $"<c t=\"d\" s=\"{date}\"><v>2024-01-15T10:30:00.500Z</v></c>"
                        )
                    )
                    .Write(path);
            }
        )
        {
            EpplusDiffers = new Dictionary<string, string> { ["*"] = "EPPlus 4 gives cells of type d no value" },
            SecondReaderDiffers = new Dictionary<string, string>
            {
                ["Iso!1,2"] = "ExcelDataReader 3.6 leaves a spelled-out date with a time as text",
                ["Iso!1,3"] = "ExcelDataReader 3.6 leaves a spelled-out date with a time as text",
            },
        };

    private static CorpusFile Sparse() =>
        new(
            "gaps, blank cells, missing references",
            path =>
                new RawXlsx()
                    .Sheet(
                        "Sparse",
                        "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"E3\"/><c r=\"F3\"><v>2</v></c></row><row r=\"4\" spans=\"1:3\"/><row r=\"9\" ht=\"12\"><c r=\"A9\"></c><c r=\"C9\"><v>3</v></c></row><row><c><v>4</v></c><c/><c><v>5</v></c></row>"
                    )
                    .Write(path)
        );

    private static CorpusFile Prefixed() =>
        new(
            "prefixed names",
            path =>
                new RawXlsx()
                    .Part(
                        "Prefixed",
                        $"<?xml version='1.0' encoding='utf-8'?><x:worksheet xmlns:x=\"{Main}\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>a</x:v></x:c><x:c r=\"B1\"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>"
                    )
                    .Write(path)
        );

    private static CorpusFile Wide() =>
        new(
            "2,000 columns",
            path =>
                new RawXlsx()
                    .Sheet(
                        "Wide",
                        string.Concat(
                            Row(1, [.. Enumerable.Range(1, 2_000).Select(column => $"<c t=\"inlineStr\"><is><t>H{column}</t></is></c>")]),
                            Row(2, [.. Enumerable.Range(1, 2_000).Select(column => $"<c><v>{column}</v></c>")]),
                            "<row r=\"3\"><c r=\"BXX3\"><v>9</v></c></row>"
                        )
                    )
                    .Write(path)
        );

    private static CorpusFile HiddenAndEmpty() =>
        new(
            "hidden and empty sheets",
            path =>
                new RawXlsx()
                    .Sheet("Empty", "")
                    .Sheet("Hidden", Row(1, "<c><v>1</v></c>"), state: "hidden")
                    .Sheet("Very hidden", Row(1, "<c><v>2</v></c>"), state: "veryHidden")
                    .Sheet("Größe &amp; “Maß” 😀", Row(1, "<c><v>3</v></c>"))
                    .Part("No data", $"<worksheet xmlns=\"{Main}\"><sheetData/></worksheet>")
                    .Write(path)
        );

    private static CorpusFile Markup() =>
        new(
            "mark, comments, quotes",
            path =>
                new RawXlsx()
                    .Part(
                        "Markup",
                        $"<?xml version=\"1.0\" encoding=\"utf-8\" ?><!-- <row> --><worksheet xmlns='{Main}'><?skip <c> ?><sheetPr codeName='a>b \"c\"'/><sheetData ><row r = '1' ><c\n r='A1' t='str' ><!-- v --><v >a<!-- b -->c</v ></c ><c r=\"B1\"><v>&#50;</v></c></row ></sheetData ></worksheet>",
                        encoding: new UTF8Encoding(true)
                    )
                    .Write(path)
        )
        {
            EpplusDiffers = new Dictionary<string, string>
            {
                ["Markup!1,1"] = "EPPlus 4 stops reading at a comment within a cell",
                ["Markup!1,2"] = "EPPlus 4 stops reading at a comment within a cell",
            },
        };

    private static CorpusFile Merged() =>
        new(
            "merged cells",
            path =>
                new RawXlsx()
                    .Sheet(
                        "Merged",
                        string.Concat(
                            Row(1, "<c t=\"inlineStr\"><is><t>Group</t></is></c>", "<c/>", "<c t=\"inlineStr\"><is><t>Other</t></is></c>"),
                            Row(2, "<c><v>1</v></c>", "<c><v>2</v></c>", "<c><v>3</v></c>")
                        ),
                        "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>"
                    )
                    .Write(path)
        );
}
