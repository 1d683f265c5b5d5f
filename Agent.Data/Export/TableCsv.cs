using System.Globalization;
using Agent.Protocol;

namespace Agent.Data.Export;

/// <summary>A table as CSV (RFC 4180): UTF-8 with a byte order mark, dates in ISO 8601, numbers with a point.</summary>
public static class TableCsv
{
    /// <summary>Writes the table; rows go out as they come, nothing is held.</summary>
    public static async Task WriteAsync(TableContent table, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteAsync('\uFEFF').ConfigureAwait(false);
        await LineAsync(table.Columns.Select(column => (object?)column.Label), output).ConfigureAwait(false);
        foreach (var row in table.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await LineAsync(row, output).ConfigureAwait(false);
        }
    }

    private static Task LineAsync(IEnumerable<object?> cells, TextWriter output) =>
        output.WriteAsync(string.Join(',', cells.Select(Field)) + "\r\n");

    private static string Field(object? cell)
    {
        if (cell is not string text)
            return cell is bool flag ? (flag ? "true" : "false") : Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty;
        // A spreadsheet runs text that begins like a formula; the apostrophe makes it text again.
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
