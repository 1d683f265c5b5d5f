using Agent.Data.Samples;
using OfficeOpenXml;

namespace Agent.Data.Workbooks;

/// <summary>Writes sheets into a workbook file.</summary>
internal static class SheetWriter
{
    // Part of the file, so fixed: the same seed gives the same workbook.
    private static readonly DateTime Created = new(2026, 1, 5);

    /// <param name="path">Where to; a file of that name is replaced.</param>
    /// <param name="sheets">The sheets.</param>
    /// <param name="title">The workbook's title in its properties.</param>
    public static void Write(string path, IEnumerable<SampleSheet> sheets, string title = "HSE register (sample data, fictional)")
    {
        using var package = new ExcelPackage();
        package.Workbook.Properties.Title = title;
        package.Workbook.Properties.Created = Created;
        foreach (var sheet in sheets)
            Write(package.Workbook.Worksheets.Add(sheet.Name), sheet);
        // The errors come from formulas; readers see the value that is stored with each.
        package.Workbook.Calculate();

        // Not seen by anybody half-written: a folder watcher may look at any time.
        var staging = path + ".tmp";
        File.WriteAllBytes(staging, package.GetAsByteArray());
        File.Move(staging, path, overwrite: true);
    }

    private static void Write(ExcelWorksheet target, SampleSheet sheet)
    {
        var headerRow = 1;
        if (sheet.TitleRow is { } title)
        {
            target.Cells[1, 1].Value = title;
            headerRow = 3;
        }

        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            var (header, format) = sheet.Columns[column];
            if (header.Length > 0)
                target.Cells[headerRow, column + 1].Value = header;
            if (format is not null && sheet.Rows.Count > 0)
                target.Cells[headerRow + 1, column + 1, headerRow + sheet.Rows.Count, column + 1].Style.Numberformat.Format = format;
        }

        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            for (var column = 0; column < sheet.Columns.Count; column++)
            {
                var value = sheet.Rows[row][column];
                if (value is SampleError error)
                    target.Cells[headerRow + 1 + row, column + 1].Formula = error == SampleError.NotAvailable ? "NA()" : "1/0";
                else if (value is not null)
                    target.SetValue(headerRow + 1 + row, column + 1, Cell(value));
            }
        }
    }

    // Excel stores a time or a duration as a fraction of a day.
    private static object Cell(object value) => value is TimeSpan time ? time.TotalDays : value;
}
