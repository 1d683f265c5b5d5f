using System.Text;
using Agent.Data.Workbooks.Csv;
using ExcelDataReader;

namespace Agent.Data.Workbooks;

/// <summary>Reads the workbooks of old Excels (<c>.xls</c>) by ExcelDataReader.</summary>
internal static class LegacyReader
{
    static LegacyReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="WorkbookException">The file is encrypted, damaged or no workbook.</exception>
    public static IReadOnlyList<RawSheet> Read(Stream file, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(
                file,
                new ExcelReaderConfiguration { FallbackEncoding = CsvEncoding.Windows1252, LeaveOpen = true }
            );
            var budget = new WorkbookBudget(limits);
            budget.CheckSheets(reader.ResultsCount);
            var texts = new TextPool();
            var formats = new Dictionary<string, CellFormat>(StringComparer.Ordinal);
            var sheets = new List<RawSheet>();
            do
            {
                var target = new RawSheetBuilder(reader.Name, reader.VisibleState is "hidden" or "veryhidden", texts, budget);
                Read(reader, formats, target, cancellationToken);
                sheets.Add(target.Build());
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (Exception broken) when (broken is not (WorkbookException or OperationCanceledException or OutOfMemoryException))
        {
            throw new WorkbookException(
                "The workbook is encrypted or damaged and cannot be read. Open it in Excel, remove the password and save it as .xlsx.",
                isPassing: true,
                broken
            );
        }
    }

    private static void Read(
        IExcelDataReader reader,
        Dictionary<string, CellFormat> formats,
        RawSheetBuilder target,
        CancellationToken cancellationToken
    )
    {
        for (var row = 1; reader.Read(); row++)
        {
            if ((row & 0x3FF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            target.StartRow(row);
            // The package says of hidden rows and columns that they are nothing high or wide.
            if (reader.RowHeight == 0)
                target.Marks.AddHiddenRow();
            for (var column = 0; column < reader.FieldCount; column++)
                Set(reader, column, formats, target);
        }

        target.Marks.AddHiddenColumns(Enumerable.Range(0, reader.FieldCount).Count(column => reader.GetColumnWidth(column) == 0));
        foreach (var merge in reader.MergeCells ?? [])
            target.Merge(new CellRange(merge.FromRow + 1, merge.FromColumn + 1, merge.ToRow + 1, merge.ToColumn + 1));
    }

    private static void Set(IExcelDataReader reader, int column, Dictionary<string, CellFormat> formats, RawSheetBuilder target)
    {
        // The package gives no value for an error: its cell is empty.
        switch (reader.GetValue(column))
        {
            case null:
                break;
            case string text:
                target.SetText(column + 1, text.ReplaceLineEndings("\n"));
                break;
            case bool flag:
                target.SetBoolean(column + 1, flag);
                break;
            case DateTime date when Format(reader, column, formats, isDate: false) is { Kind: CellKind.Time } format:
                // A time of day comes with the first day that Excel knows.
                target.SetNumber(column + 1, date.TimeOfDay.TotalDays, format);
                break;
            case DateTime date:
                target.SetNumber(column + 1, SerialDate.Of(date), Format(reader, column, formats, isDate: true));
                break;
            case TimeSpan span:
                target.SetNumber(column + 1, span.TotalDays, Format(reader, column, formats, isDate: false));
                break;
            case var number:
                target.SetNumber(
                    column + 1,
                    Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture),
                    Format(reader, column, formats, isDate: false)
                );
                break;
        }
    }

    private static CellFormat Format(IExcelDataReader reader, int column, Dictionary<string, CellFormat> formats, bool isDate)
    {
        var code = reader.GetNumberFormatString(column) ?? "General";
        if (!formats.TryGetValue(code, out var format))
            formats[code] = format = new CellFormat(code);
        return !isDate || format.Kind is CellKind.Date ? format
            : formats.TryGetValue("yyyy-mm-dd", out var plain) ? plain
            : formats["yyyy-mm-dd"] = new CellFormat("yyyy-mm-dd");
    }
}
