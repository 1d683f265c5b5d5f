using System.Globalization;
using System.Text;
using Agent.Protocol;

namespace Agent.Hub.Faces;

/// <summary>A table of an answer as Markdown, for clients that show text alone.</summary>
internal static class MarkdownTable
{
    private const int MaxRows = 20;

    /// <summary>Title, rows, and where they come from.</summary>
    public static string Write(TableContent table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**{Plain(table.Title)}**\n\n");
        Row(text, table.Columns.Select(column => column.Unit is { Length: > 0 } unit ? $"{column.Label} ({unit})" : column.Label));
        Row(text, table.Columns.Select(column => IsNumber(column.Kind) ? "---:" : "---"));
        foreach (var row in table.Rows.Take(MaxRows))
            Row(text, row.Select(Cell));
        var more = table.TotalRows - Math.Min(table.Rows.Count, MaxRows);
        if (more > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{more} more rows.\n");
        text.Append(CultureInfo.InvariantCulture, $"\n*Sheet {Plain(table.Evidence.Sheet)}, {table.Evidence.RowsUsed} rows used.*\n");
        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(Plain)).Append(" |\n");

    private static bool IsNumber(string kind) => kind is "integer" or "number" or "percent" or "decimal";

    private static string Cell(object? value) => value switch
    {
        null => string.Empty,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    // A cell is one line, and no bar ends it.
    private static string Plain(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
