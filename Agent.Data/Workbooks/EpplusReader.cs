using System.Globalization;
using OfficeOpenXml;

namespace Agent.Data.Workbooks;

/// <summary>
/// Reads any workbook by EPPlus: slower and with ten times the memory, for what the streaming reader does not know, and as its oracle in
/// tests.
/// </summary>
internal static class EpplusReader
{
    public static IReadOnlyList<RawSheet> Read(Stream file, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        using var package = new ExcelPackage(file);
        var budget = new WorkbookBudget(limits);
        var texts = new TextPool();
        var formats = new Dictionary<int, CellFormat>();
        var sheets = new List<RawSheet>();
        budget.CheckSheets(package.Workbook.Worksheets.Count);
        foreach (var sheet in package.Workbook.Worksheets)
        {
            if (sheet is ExcelChartsheet)
                continue;
            var target = new RawSheetBuilder(sheet.Name, sheet.Hidden != eWorkSheetHidden.Visible, texts, budget);
            Read(sheet, package.Workbook.Date1904, formats, target, cancellationToken);
            sheets.Add(target.Build());
        }

        return sheets;
    }

    private static void Read(
        ExcelWorksheet sheet,
        bool is1904,
        Dictionary<int, CellFormat> formats,
        RawSheetBuilder target,
        CancellationToken cancellationToken
    )
    {
        if (sheet.Dimension is not { } used)
            return;
        int rows = used.End.Row, columns = used.End.Column;
        target.CheckSize(rows, columns);
        var values = sheet.Cells[1, 1, rows, columns].Value;
        var grid = values as object[,] ?? new[,] { { values } };
        for (var row = 1; row <= rows; row++)
        {
            if ((row & 0x3FF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            target.StartRow(row);
            for (var column = 1; column <= columns; column++)
            {
                if (grid[row - 1, column - 1] is { } value)
                    Set(sheet, row, column, value, is1904, formats, target);
            }
        }

        foreach (var address in sheet.MergedCells.Where(merged => merged is not null))
        {
            var area = new ExcelAddress(address);
            target.Merge(new CellRange(area.Start.Row, area.Start.Column, area.End.Row, area.End.Column));
        }
    }

    private static void Set(
        ExcelWorksheet sheet,
        int row,
        int column,
        object value,
        bool is1904,
        Dictionary<int, CellFormat> formats,
        RawSheetBuilder target
    )
    {
        switch (value)
        {
            case string text:
                // EPPlus has decoded it; line ends are left.
                target.SetText(column, text.ReplaceLineEndings("\n"));
                break;
            case bool flag:
                target.SetBoolean(column, flag);
                break;
            case ExcelErrorValue error:
                target.SetError(column, error.ToString());
                break;
            case DateTime date:
                // Already moved to the 1900 system, times too.
                var format = Format(sheet, row, column, formats);
                var serial = date.ToOADate();
                target.SetNumber(column, is1904 && format.Kind != CellKind.Date ? serial - SerialDate.Days1904 : serial, format);
                break;
            case TimeSpan span:
                target.SetNumber(column, span.TotalDays, Format(sheet, row, column, formats));
                break;
            case double or decimal or float or int or long or short or byte:
                var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                var worn = Format(sheet, row, column, formats);
                // Custom formats are left as numbers by EPPlus, so they are not moved yet.
                target.SetNumber(column, is1904 && worn.Kind == CellKind.Date ? number + SerialDate.Days1904 : number, worn);
                break;
            default:
                target.SetText(column, Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
                break;
        }
    }

    private static CellFormat Format(ExcelWorksheet sheet, int row, int column, Dictionary<int, CellFormat> formats)
    {
        var cell = sheet.Cells[row, column];
        if (!formats.TryGetValue(cell.StyleID, out var format))
            formats[cell.StyleID] = format = new CellFormat(cell.Style.Numberformat.Format ?? "General");
        return format;
    }
}
