using System.Globalization;
using System.Text;
using Agent.Data.Workbooks;
using ExcelDataReader;

namespace Agent.Tests.Data.Workbooks.Corpus;

/// <summary>Sets the cells of two readers side by side, in a form both can be brought to.</summary>
internal static class CellComparison
{
    /// <summary>All cells with a value, by <c>Sheet!row,column</c>, both counted from 1.</summary>
    public static SortedDictionary<string, string> Of(IReadOnlyList<RawSheet> sheets)
    {
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var sheet in sheets)
        {
            for (var row = 0; row < sheet.Rows; row++)
            {
                for (var column = 0; column < sheet.Columns.Count; column++)
                {
                    if (sheet[row, column] is { } value)
                        cells[Address(sheet.Name, sheet.RowNumbers[row], column + 1)] =
                            sheet.Columns[column].Kind(row) == CellKind.Time ? Clock(sheet.Columns[column].Number(row)) : Form(value);
                }
            }
        }

        return cells;
    }

    /// <summary>The same by ExcelDataReader, to which a time of day is a date: where ours has a time, only that of theirs counts.</summary>
    public static SortedDictionary<string, string> BySecondReader(string path, SortedDictionary<string, string> ours)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        do
        {
            for (var row = 1; reader.Read(); row++)
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    var address = Address(reader.Name, row, column + 1);
                    if (
                        reader.GetValue(column) is DateTime time
                        && ours.GetValueOrDefault(address)?.StartsWith("clock ", StringComparison.Ordinal) == true
                    )
                        cells[address] = Clock(time.TimeOfDay.TotalDays);
                    else if (reader.GetValue(column) is { } value && !(value is string text && string.IsNullOrWhiteSpace(text)))
                        cells[address] = Form(value);
                }
            }
        }
        while (reader.NextResult());
        return cells;
    }

    /// <summary>The same without cells that hold an error: ExcelDataReader 3.6 gives them no value.</summary>
    public static SortedDictionary<string, string> WithoutErrors(SortedDictionary<string, string> cells) =>
        new(cells.Where(cell => !cell.Value.StartsWith("error ", StringComparison.Ordinal)).ToDictionary(), StringComparer.Ordinal);

    public static List<string> Differences(
        SortedDictionary<string, string> ours,
        SortedDictionary<string, string> theirs,
        IReadOnlyDictionary<string, string> known
    ) =>
        known.ContainsKey("*")
            ? []
            :
            [
                .. ours
                    .Keys.Union(theirs.Keys)
                    .Where(address => !known.ContainsKey(address) && ours.GetValueOrDefault(address) != theirs.GetValueOrDefault(address))
                    .Select(address =>
                        $"{address}: {ours.GetValueOrDefault(address) ?? "nothing"} against {theirs.GetValueOrDefault(address) ?? "nothing"}"
                    ),
            ];

    private static string Address(string sheet, int row, int column) => $"{sheet}!{row},{column}";

    private static string Form(object value) => value switch
    {
        string text => $"text {text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')}",
        bool flag => $"flag {flag}",
        CellError error => $"error {error.Text}",
        DateTime date => $"date {date.AddMilliseconds(500):yyyy-MM-dd HH:mm:ss}",
        TimeSpan span => $"time {Math.Round(span.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s",
        double number => $"number {number.ToString("R", CultureInfo.InvariantCulture)}",
        _ => $"number {Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)}",
    };

    private static string Clock(double days) => $"clock {(long)Math.Round((days - Math.Floor(days)) * 86_400) % 86_400} s";
}
