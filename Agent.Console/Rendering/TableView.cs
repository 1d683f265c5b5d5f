using Agent.Protocol;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Agent.Console.Rendering;

/// <summary>A table result.</summary>
internal static class TableView
{
    private const int MaxRows = 40;
    private const int MaxCellWidth = 60;

    public static IRenderable Of(TableContent content)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = false };
        if (content.Title.Length > 0)
            table.Title = new TableTitle(Markup.Escape(Printable.Line(content.Title, 200)), new Style(decoration: Decoration.Bold));

        foreach (var column in content.Columns)
        {
            var header = column.Unit is { Length: > 0 } unit ? $"{column.Label} ({unit})" : column.Label;
            var heading = new TableColumnHeader(Printable.Line(header, MaxCellWidth), CellText.IsNumeric(column));
            table.AddColumn(heading.Column);
        }

        foreach (var row in content.Rows.Take(MaxRows))
            table.AddRow(row.Take(content.Columns.Count).Select((cell, i) => Cell(cell, content.Columns[i])));

        var hidden = content.TotalRows - Math.Min(content.Rows.Count, MaxRows);
        return hidden > 0 ? new Rows(table, new Text($"… and {hidden} more rows", new Style(decoration: Decoration.Dim))) : table;
    }

    private static Text Cell(object? cell, Protocol.TableColumn column) =>
        new(Printable.Line(CellText.Format(cell, column), MaxCellWidth));

    private readonly record struct TableColumnHeader(string Text, bool Numeric)
    {
        public Spectre.Console.TableColumn Column =>
            new(new Text(Text, new Style(decoration: Decoration.Bold))) { Alignment = Numeric ? Justify.Right : Justify.Left };
    }
}
