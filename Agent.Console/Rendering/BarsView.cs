using System.Text.Json;
using Agent.Protocol;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Agent.Console.Rendering;

/// <summary>A table of labels and numbers as horizontal bars.</summary>
internal static class BarsView
{
    private const int MaxBars = 30;
    private const int MaxLabelWidth = 32;
    private const int Width = 76;

    /// <summary>The bars of a table, or null where the table has no such shape.</summary>
    /// <param name="table">The table.</param>
    /// <param name="chart">The chart that names the columns to draw; null: one label column, one number.</param>
    /// <param name="language">The language of the answer; null for English.</param>
    public static IRenderable? Of(TableContent table, ChartContent? chart, string? language = null)
    {
        var (labels, value) = chart is null ? Shape(table) : Encoded(table, chart);
        if (value < 0 || labels.Count == 0)
            return null;

        var bars = table.Rows
            .Select(row => (Label: Label(row, labels, table), Cell: row[value], Value: CellText.Value(row[value])))
            .Where(bar => bar.Value is not null)
            .ToList();
        var more = Math.Max(0, bars.Count - MaxBars);
        bars = [.. bars.Take(MaxBars)];
        // Bars to the left of zero cannot be drawn here; a single bar says nothing.
        if (bars.Count < 2 || bars.Any(bar => bar.Value < 0))
            return null;

        var drawing = new BarChart
        {
            Width = Width,
            ShowValues = true,
            Label = Markup.Escape(Title(table, chart)),
            LabelAlignment = Justify.Left,
        };
        var texts = bars.ToLookup(bar => bar.Value!.Value, bar => CellText.Format(bar.Cell, table.Columns[value], language));
        drawing.ValueFormatter = (number, _) => texts[number].First();
        foreach (var bar in bars)
            drawing.AddItem(Markup.Escape(bar.Label), bar.Value!.Value, Color.Teal);
        return more == 0
            ? drawing
            : new Rows(drawing, new Text($"… and {more} more {(more == 1 ? "bar" : "bars")}", new Style(decoration: Decoration.Dim)));
    }

    private static string Title(TableContent table, ChartContent? chart) => Printable.Line(chart?.Title ?? table.Title, Width);

    private static string Label(IReadOnlyList<object?> row, IReadOnlyList<int> labels, TableContent table) =>
        Printable.Line(string.Join(" / ", labels.Select(i => CellText.Format(row[i], table.Columns[i]))), MaxLabelWidth);

    private static (IReadOnlyList<int> Labels, int Value) Shape(TableContent table)
    {
        // What a rate was made of is not what was asked for.
        var asked = Indexes(table, column => CellText.IsNumeric(column) && column.Role != "side");
        var numbers = asked.Count > 0 ? asked : Indexes(table, CellText.IsNumeric);
        var labels = Indexes(table, column => !CellText.IsNumeric(column));
        return labels.Count == 1 && numbers.Count >= 1 ? (labels, numbers[0]) : ([], -1);
    }

    private static (IReadOnlyList<int> Labels, int Value) Encoded(TableContent table, ChartContent chart)
    {
        var fields = Fields(chart.Spec).ToHashSet(StringComparer.Ordinal);
        var drawn = Indexes(table, column => fields.Contains(column.Name));
        var value = drawn.LastOrDefault(i => CellText.IsNumeric(table.Columns[i]), -1);
        return value < 0 ? Shape(table) : (drawn.Where(i => i != value).ToList(), value);
    }

    private static IEnumerable<string> Fields(JsonElement spec)
    {
        if (
            spec.ValueKind != JsonValueKind.Object
            || !spec.TryGetProperty("encoding", out var encoding)
            || encoding.ValueKind != JsonValueKind.Object
        )
            yield break;
        foreach (var channel in encoding.EnumerateObject())
        {
            if (
                channel.Value.ValueKind == JsonValueKind.Object
                && channel.Value.TryGetProperty("field", out var field)
                && field.ValueKind == JsonValueKind.String
            )
                yield return field.GetString()!;
        }
    }

    private static List<int> Indexes(TableContent table, Func<Protocol.TableColumn, bool> fits) =>
        Enumerable.Range(0, table.Columns.Count).Where(i => fits(table.Columns[i])).ToList();
}
