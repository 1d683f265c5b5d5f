using OfficeOpenXml;

namespace Agent.Data.Workbooks;

/// <summary>Reads <c>.xlsx</c> by EPPlus.</summary>
internal static class ExcelReader
{
    public static IReadOnlyList<RawSheet> Read(string path, CancellationToken cancellationToken)
    {
        using var package = Open(path);
        var sheets = new List<RawSheet>();
        foreach (var sheet in package.Workbook.Worksheets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (sheet is not ExcelChartsheet)
                sheets.Add(Read(sheet));
        }

        return sheets;
    }

    private static ExcelPackage Open(string path)
    {
        using (var probe = OpenShared(path))
        {
            Span<byte> head = stackalloc byte[4];
            var read = probe.ReadAtLeast(head, 4, throwOnEndOfStream: false);
            if (read < 4)
                throw new WorkbookException("The file is empty.");
            if (head[0] == 0xD0 && head[1] == 0xCF)
                throw new WorkbookException("The workbook is encrypted, or in the old .xls format. Remove the password and save it as .xlsx.");
            if (head[0] != 'P' || head[1] != 'K')
                throw new WorkbookException("The file is not an Excel workbook (.xlsx), whatever its name says.");
        }

        try
        {
            using var stream = OpenShared(path);
            var package = new ExcelPackage(stream);
            // The worksheets are read here, so that a broken part shows now.
            _ = package.Workbook.Worksheets.Count;
            return package;
        }
        catch (Exception broken) when (broken is not WorkbookException)
        {
            throw new WorkbookException("The workbook is damaged and cannot be read. Open it in Excel, repair it and save it again.", isPassing: true, broken);
        }
    }

    private static FileStream OpenShared(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception locked) when (locked is IOException or UnauthorizedAccessException)
        {
            throw new WorkbookException("The file cannot be opened: it is locked, or the hub may not read it.", isPassing: true, locked);
        }
    }

    private static RawSheet Read(ExcelWorksheet sheet)
    {
        var hidden = sheet.Hidden != eWorkSheetHidden.Visible;
        if (sheet.Dimension is not { } used)
            return new RawSheet { Name = sheet.Name, Hidden = hidden, Rows = [] };

        int rows = used.End.Row, columns = used.End.Column;
        var values = sheet.Cells[1, 1, rows, columns].Value;
        var grid = values as object[,] ?? new[,] { { values } };
        var cells = new List<object?[]>(rows);
        for (var row = 0; row < rows; row++)
        {
            var line = new object?[columns];
            for (var column = 0; column < columns; column++)
                line[column] = Cell(grid[row, column]);
            cells.Add(line);
        }

        SpreadMergedHeaders(sheet, cells);
        return new RawSheet { Name = sheet.Name, Hidden = hidden, Rows = cells, Formats = Formats(sheet, cells, columns) };
    }

    private static object? Cell(object? value) => value switch
    {
        null => null,
        string text => text.Replace("_x000D_", string.Empty, StringComparison.OrdinalIgnoreCase),
        double or bool or DateTime or TimeSpan => value,
        ExcelErrorValue error => new CellError(error.ToString()),
        decimal or float or int or long or short or byte => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    // A merged cell has its value top left only; for headers the others mean the same.
    private static void SpreadMergedHeaders(ExcelWorksheet sheet, List<object?[]> cells)
    {
        foreach (var address in sheet.MergedCells.Where(merged => merged is not null))
        {
            var area = new ExcelAddress(address);
            if (area.Start.Row > 10 || area.Start.Row > cells.Count || area.Start.Row != area.End.Row)
                continue;
            var line = cells[area.Start.Row - 1];
            for (var column = area.Start.Column; column < Math.Min(area.End.Column, line.Length); column++)
                line[column] ??= line[area.Start.Column - 1];
        }
    }

    // EPPlus gives custom-formatted dates as plain numbers; asking each cell for its format would take five times as long.
    private static string?[] Formats(ExcelWorksheet sheet, List<object?[]> cells, int columns)
    {
        var formats = new string?[columns];
        for (var column = 0; column < columns; column++)
        {
            for (var row = 1; row < cells.Count; row++)
            {
                if (cells[row][column] is double)
                {
                    formats[column] = sheet.Cells[row + 1, column + 1].Style.Numberformat.Format;
                    break;
                }
            }
        }

        return formats;
    }
}
