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
    public static IRenderable Of(TableContent content, int width)
    {
        var columns = TableColumns.For(content, MaxRows, width);
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = false };
        if (content.Title.Length > 0)
            table.Title = new TableTitle(Markup.Escape(Printable.Line(content.Title, 200)), new Style(decoration: Decoration.Bold));

        foreach (var column in columns.Shown.Select(index => content.Columns[index]))
        {
            var heading = new Text(Printable.Line(TableColumns.Heading(column), columns.CellWidth), new Style(decoration: Decoration.Bold));
            table.AddColumn(
                new Spectre.Console.TableColumn(heading) { Alignment = CellText.IsNumeric(column) ? Justify.Right : Justify.Left }
            );
        }

        foreach (var row in content.Rows.Take(MaxRows))
            table.AddRow(
                columns.Shown.Select(index => Cell(index < row.Count ? row[index] : null, content.Columns[index], columns.CellWidth))
            );

        List<string> notes = [.. Hidden(content), .. NotShown(columns.Left)];
        return notes.Count == 0 ? table : new Rows([table, .. notes.Select(note => new Text(note, new Style(decoration: Decoration.Dim)))]);
    }

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

    private static Text Cell(object? cell, Protocol.TableColumn column, int width) =>
        new(Printable.Line(CellText.Format(cell, column), width));
}
