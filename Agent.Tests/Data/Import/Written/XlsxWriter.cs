using OfficeOpenXml;

namespace Agent.Tests.Data.Import.Written;

/// <summary>Writes sheets as Excel does, through EPPlus.</summary>
internal static class XlsxWriter
{
    public static void Write(string path, IEnumerable<WrittenSheet> sheets)
    {
        using var package = new ExcelPackage(new FileInfo(path));
        foreach (var sheet in sheets)
            Write(package.Workbook.Worksheets.Add(sheet.Name), sheet);
        package.Save();
    }

    private static void Write(ExcelWorksheet target, WrittenSheet sheet)
    {
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            for (var column = 0; column < sheet.Rows[row].Count; column++)
                Set(target.Cells[row + 1, column + 1], sheet.Rows[row][column]);
        }

        Mark(target, sheet);
    }

    private static void Set(ExcelRange target, WrittenCell cell)
    {
        if (cell.Value is null)
            return;
        if (cell.Formula is { } formula)
            target.Formula = formula;
        // Behind a formula this is the value that Excel kept of it.
        target.Worksheet.SetValue(target.Start.Row, target.Start.Column, cell.Value);
        if (cell.Format is { } format)
            target.Style.Numberformat.Format = format;
    }

    private static void Mark(ExcelWorksheet target, WrittenSheet sheet)
    {
        foreach (var area in sheet.MarksOf("merge"))
            target.Cells[area].Merge = true;
        foreach (var row in sheet.MarksOf("hide rows").SelectMany(WrittenSheet.Span))
            target.Row(row).Hidden = true;
        foreach (var column in sheet.MarksOf("hide column"))
            target.Column(column[0] - 'A' + 1).Hidden = true;
        foreach (var row in sheet.MarksOf("outline").SelectMany(WrittenSheet.Span))
            target.Row(row).OutlineLevel = 1;
        foreach (var area in sheet.MarksOf("table"))
        {
            // EPPlus adds the row of the totals below the area; here it is the area's last.
            var cells = target.Cells[area];
            var table = target.Tables.Add(
                target.Cells[cells.Start.Row, cells.Start.Column, cells.End.Row - 1, cells.End.Column],
                $"Table{target.Index}"
            );
            table.ShowTotal = true;
        }

        if (sheet.IsHidden)
            target.Hidden = eWorkSheetHidden.Hidden;
    }
}
