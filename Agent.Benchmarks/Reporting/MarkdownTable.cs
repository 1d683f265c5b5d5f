using System.Globalization;

namespace Agent.Benchmarks.Reporting;

/// <summary>Prints a section as a Markdown table, ready for docs/benchmarks.md.</summary>
internal static class MarkdownTable
{
    private static readonly string[] Heads = ["what", "median", "lowest – highest", "runs", "target", "against", "note"];

    public static void Write(TextWriter output, Section section) => Write(output, section.Title, [Heads, .. section.Figures.Select(Line)]);

    public static void Write(TextWriter output, Grid grid) =>
        Write(output, grid.Title, [[.. grid.Columns], .. grid.Rows.Select(row => row.Select(Cell).ToArray())]);

    private static void Write(TextWriter output, string title, List<string[]> lines)
    {
        // A column that says nothing is left out.
        var shown = Enumerable.Range(0, lines[0].Length).Where(i => i < 2 || lines.Skip(1).Any(line => line[i].Length > 0)).ToList();
        var widths = shown.ToDictionary(i => i, i => lines.Max(line => line[i].Length));
        output.WriteLine($"### {title}");
        output.WriteLine();
        Write(output, shown.Select(i => lines[0][i].PadRight(widths[i])));
        Write(output, shown.Select(i => new string('-', widths[i])));
        foreach (var line in lines.Skip(1))
            Write(output, shown.Select(i => line[i].PadRight(widths[i])));
        output.WriteLine();
    }

    private static void Write(TextWriter output, IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Cell(object value) =>
        value is double number ? Number(number) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string[] Line(Figure figure) =>
        [
            figure.Name,
            $"{Number(figure.Value)} {figure.Unit}",
            figure.Runs > 1 && figure is { Lowest: { } low, Highest: { } high } ? $"{Number(low)} – {Number(high)}" : string.Empty,
            figure.Runs > 1 ? figure.Runs.ToString(CultureInfo.InvariantCulture) : string.Empty,
            figure.Target is { } target
                ? $"{(figure.MoreIsBetter ? '≥' : '≤')} {Number(target)} {(figure.IsReached == true ? "✓" : "✗")}"
                : string.Empty,
            figure is { Ratio: { } ratio, Baseline: { } baseline } ? $"{Number(ratio)} × {baseline}" : string.Empty,
            figure.Note ?? string.Empty,
        ];

    // Three digits say all that a measurement knows.
    private static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("#,##0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
