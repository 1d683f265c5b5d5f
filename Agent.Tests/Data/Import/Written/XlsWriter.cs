using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.SS.Util;

namespace Agent.Tests.Data.Import.Written;

/// <summary>Writes sheets as old Excels did (<c>.xls</c>), through NPOI.</summary>
internal static class XlsWriter
{
    public static void Write(string path, IEnumerable<WrittenSheet> sheets)
    {
        var workbook = new HSSFWorkbook();
        var styles = new Dictionary<string, ICellStyle>();
        foreach (var sheet in sheets)
            Write(workbook, styles, sheet);
        using var file = File.Create(path);
        workbook.Write(file);
    }

    private static void Write(HSSFWorkbook workbook, Dictionary<string, ICellStyle> styles, WrittenSheet sheet)
    {
        var target = workbook.CreateSheet(sheet.Name);
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            var cells = target.CreateRow(row);
            for (var column = 0; column < sheet.Rows[row].Count; column++)
            {
                if (sheet.Rows[row][column] is { Value: not null } cell)
                    Set(workbook, styles, cells.CreateCell(column), cell);
            }
        }

        foreach (var area in sheet.MarksOf("merge"))
            target.AddMergedRegion(CellRangeAddress.ValueOf(area));
        foreach (var row in sheet.MarksOf("hide rows").SelectMany(WrittenSheet.Span))
            target.GetRow(row - 1).ZeroHeight = true;
        foreach (var column in sheet.MarksOf("hide column"))
            target.SetColumnHidden(column[0] - 'A', true);
        if (sheet.IsHidden)
            workbook.SetSheetHidden(workbook.GetSheetIndex(target), SheetState.Hidden);
    }

    private static void Set(HSSFWorkbook workbook, Dictionary<string, ICellStyle> styles, ICell target, WrittenCell cell)
    {
        switch (cell.Value)
        {
            case string text: target.SetCellValue(text); break;
            case bool flag: target.SetCellValue(flag); break;
            case DateTime date: target.SetCellValue(date); break;
            case double number: target.SetCellValue(number); break;
        }

        if (cell.Format is not { } format)
            return;
        if (!styles.TryGetValue(format, out var style))
        {
            style = styles[format] = workbook.CreateCellStyle();
            style.DataFormat = workbook.CreateDataFormat().GetFormat(format);
        }

        target.CellStyle = style;
    }
}
