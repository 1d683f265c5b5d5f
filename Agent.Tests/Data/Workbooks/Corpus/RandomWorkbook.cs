using System.Globalization;
using System.Text;

namespace Agent.Tests.Data.Workbooks.Corpus;

/// <summary>A workbook of random cells of every type, with random gaps; the same from the same seed.</summary>
internal static class RandomWorkbook
{
    public static void Write(string path, int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var file = new RawXlsx { Is1904 = seed % 3 == 0 };
        var styles = new[] { "#14", "#21", "#9", "yyyy\\-mm\\-dd", "[h]:mm", "hh:mm", "#,##0.00 [$€-407]" }
            .Select(file.Style)
            .Prepend(0)
            .ToArray();
        for (var sheet = 1; sheet <= 3; sheet++)
        {
            var rows = new StringBuilder();
            var number = 0;
            for (var row = 0; row < 60; row++)
            {
                number += 1 + (random.Next(10) == 0 ? random.Next(5) : 0);
                rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
                for (var column = 1; column <= 30; column++)
                {
                    if (random.Next(4) > 0)
                        rows.Append(Cell(random, file, styles, $"{Letters(column)}{number}"));
                }

                rows.Append("</row>");
            }

            file.Sheet($"Sheet {sheet}", rows.ToString());
        }

        file.Write(path);
    }

    private static string Cell(Random random, RawXlsx file, int[] styles, string address)
    {
        var style = styles[random.Next(styles.Length)];
        return random.Next(8) switch
        {
            0 => $"<c r=\"{address}\" t=\"s\" s=\"{style}\"><v>{file.Shared($"<t xml:space=\"preserve\">{Text(random)}</t>")}</v></c>",
            1 => $"<c r=\"{address}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Text(random)}</t></is></c>",
            2 => $"<c r=\"{address}\" t=\"b\"><v>{random.Next(2)}</v></c>",
            3 => $"<c r=\"{address}\" t=\"e\"><v>#N/A</v></c>",
            4 => $"<c r=\"{address}\" s=\"{style}\"/>",
            5 => $"<c r=\"{address}\" s=\"{style}\"><v>{random.Next(1, 60_000)}</v></c>",
            6 =>
                $"<c r=\"{address}\"><v>{((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-10, 12))).ToString("R", CultureInfo.InvariantCulture)}</v></c>",
            // Whole minutes: readers round the last second in different ways.
            _ =>
                $"<c r=\"{address}\" s=\"{style}\"><v>{(random.Next(72_000_000) / 1440.0).ToString("R", CultureInfo.InvariantCulture)}</v></c>",
        };
    }

    private static string Text(Random random)
    {
        string[] pieces = ["a", "Ä", " ", "&amp;", "&lt;", "\n", "0", "12", "😀", "_x000D_\n", "_", "x", "&#233;", "漢"];
        return "t" + string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => pieces[random.Next(pieces.Length)])) + "t";
    }

    private static string Letters(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : $"A{(char)('A' + column - 27)}";
}
