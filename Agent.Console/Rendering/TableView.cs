using Agent.Protocol;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Agent.Console.Rendering;

/// <summary>A table result.</summary>
internal static class TableView
{
    private const int MaxRows = 40;
    private const int MostNamed = 12;

    /// <summary>Draws it.</summary>
    /// <param name="content">The table.</param>
    /// <param name="width">Characters of a line.</param>
    /// <param name="language">The language of the answer; null for English.</param>
    public static IRenderable Of(TableContent content, int width, string? language = null)
    {
        var columns = TableColumns.For(content, MaxRows, width, language);
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = false };
        foreach (var column in columns.Shown.Select(index => content.Columns[index]))
        {
            var heading = new Text(Printable.Line(TableColumns.Heading(column), columns.CellWidth), new Style(decoration: Decoration.Bold));
            table.AddColumn(
                new Spectre.Console.TableColumn(heading) { Alignment = CellText.IsNumeric(column) ? Justify.Right : Justify.Left }
            );
        }

        foreach (var row in content.Rows.Take(MaxRows))
            table.AddRow(
                columns.Shown.Select(index =>
                    Cell(index < row.Count ? row[index] : null, content.Columns[index], columns.CellWidth, language)
                )
            );

        List<string> notes = [.. Hidden(content), .. NotShown(columns.Left)];
        return new Rows([.. Title(content), table, .. notes.Select(note => new Text(note, new Style(decoration: Decoration.Dim)))]);
    }

    /// <summary>Above the table, not in it: that of one number is narrower than its title.</summary>
    private static IEnumerable<Text> Title(TableContent content) =>
        content.Title.Length == 0 ? [] : [new Text(Printable.Line(content.Title, 200), new Style(decoration: Decoration.Bold))];

    private static IEnumerable<string> Hidden(TableContent content)
    {
        var hidden = content.TotalRows - Math.Min(content.Rows.Count, MaxRows);
        return hidden > 0 ? [$"… and {hidden} more rows"] : [];
    }

    private static IEnumerable<string> NotShown(IReadOnlyList<string> labels) =>
        labels.Count == 0
            ? []
            :
            [
                $"… and {labels.Count} more {(labels.Count == 1 ? "column" : "columns")}: {string.Join(", ", labels.Take(MostNamed).Select(label => Printable.Line(label, 40)))}{(labels.Count > MostNamed ? ", …" : string.Empty)}",
            ];

    private static Text Cell(object? cell, Protocol.TableColumn column, int width, string? language) =>
        new(Printable.Line(CellText.Format(cell, column, language), width));
}
