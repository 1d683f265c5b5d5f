using System.Globalization;
using Agent.Protocol;
using OfficeOpenXml;

namespace Agent.Data.Workbooks;

/// <summary>A table as an Excel workbook: its rows with dates and numbers as such, and a sheet that says where they come from.</summary>
public static class TableWorkbook
{
    private const int WidestColumn = 60;
    private const int NarrowestColumn = 9;
    private const int RowsMeasured = 200;
    private const int LongestText = 32_767;

    /// <summary>
    /// The workbook's bytes. Text is always text: EPPlus writes a value, never a formula, and Excel is told so of text that looks like one.
    /// </summary>
    public static byte[] Write(TableContent table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var package = new ExcelPackage();
        Rows(package.Workbook.Worksheets.Add("Result"), table);
        Source(package.Workbook.Worksheets.Add("Source"), table);
        return package.GetAsByteArray();
    }

    private static void Rows(ExcelWorksheet sheet, TableContent table)
    {
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var column = table.Columns[at];
            sheet.Cells[1, at + 1].Value = column.Unit is null ? column.Label : $"{column.Label} ({column.Unit})";
            sheet.Column(at + 1).Width = Width(table, at);
            if (Format(column.Kind) is { } format)
                sheet.Column(at + 1).Style.Numberformat.Format = format;
        }

        sheet.Row(1).Style.Font.Bold = true;
        sheet.View.FreezePanes(2, 1);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var at = 0; at < table.Columns.Count; at++)
                Put(sheet.Cells[row + 2, at + 1], table.Rows[row][at], table.Columns[at].Kind);
        }

        if (table.Rows.Count > 0)
            sheet.Cells[1, 1, table.Rows.Count + 1, table.Columns.Count].AutoFilter = true;
    }

    private static void Source(ExcelWorksheet sheet, TableContent table)
    {
        var evidence = table.Evidence;
        List<(string, object)> lines =
        [
            ("Table", table.Title), ("Dataset", evidence.Dataset), ("Version", evidence.Version), ("Sheet", evidence.Sheet),
            ("Read", evidence.AsOf.ToString("u", CultureInfo.InvariantCulture)), ("Rows used", evidence.RowsUsed),
        ];
        if (evidence is { EntityKey: { } key, Entities: { } entities })
            lines.Add(($"Distinct {key}", entities));
        lines.AddRange(evidence.RowsExcluded.Select(excluded => ("Left out", (object)$"{excluded.Count} rows: {excluded.Reason}")));
        lines.AddRange(table.Notes.Select(note => ("Note", (object)note)));
        lines.Add(("Query", evidence.Sql));
        for (var row = 0; row < lines.Count; row++)
        {
            sheet.Cells[row + 1, 1].Value = lines[row].Item1;
            Put(sheet.Cells[row + 1, 2], lines[row].Item2, "text");
        }

        sheet.Column(1).Style.Font.Bold = true;
        sheet.Column(1).Width = 16;
        sheet.Column(2).Width = 100;
        sheet.Column(2).Style.WrapText = true;
    }

    private static void Put(ExcelRange cell, object? value, string kind)
    {
        if (value is string text)
        {
            if (
                kind is "date" or "datetime"
                && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                && moment.Year >= 1900
            )
            {
                cell.Value = moment;
                return;
            }

            cell.Style.QuotePrefix = text is ['=' or '+' or '-' or '@', ..];
            value = text.Length > LongestText ? text[..LongestText] : text;
        }

        cell.Value = value;
    }

    private static string? Format(string kind) => kind switch
    {
        "date" => "yyyy-mm-dd",
        "datetime" => "yyyy-mm-dd hh:mm",
        // The figures are already hundredths: 61.2 is shown as 61.2 %.
        "percent" => "0.0\" %\"",
        "number" => "#,##0.00",
        "integer" => "0",
        _ => null,
    };

    private static double Width(TableContent table, int at)
    {
        var longest = table.Rows.Take(RowsMeasured).Max(row => Convert.ToString(row[at], CultureInfo.InvariantCulture)?.Length ?? 0);
        return Math.Clamp(Math.Max(longest, table.Columns[at].Label.Length) + 2, NarrowestColumn, WidestColumn);
    }
}
