using System.Globalization;
using Agent.Data.Import.Records;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Headers;

/// <summary>The cells of a row as header words.</summary>
internal static class HeaderLabels
{
    /// <summary>
    /// One per column; null for a blank. A merged cell has its value top left only, and for headers the others mean the same.
    /// </summary>
    public static string?[] Of(RawSheet sheet, int row)
    {
        var labels = new string?[sheet.Columns.Count];
        for (var column = 0; column < labels.Length; column++)
            labels[column] = Text(sheet, row, column) is { Length: > 0 } text
                ? ColumnNames.Clean(text) is { Length: > 0 } clean
                    ? clean
                    : null
                : null;
        foreach (var merge in sheet.Merges.Where(merge => merge.FirstRow == sheet.RowNumbers[row] && merge.FirstColumn <= labels.Length))
        {
            for (var column = merge.FirstColumn; column < Math.Min(merge.LastColumn, labels.Length); column++)
                labels[column] ??= labels[merge.FirstColumn - 1];
        }

        return labels;
    }

    /// <summary>A cell as a word of a header.</summary>
    public static string? Text(RawSheet sheet, int row, int column) => sheet[row, column] switch
    {
        // A month across the top is a date whose format hides the day.
        DateTime { Day: 1, TimeOfDay.Ticks: 0 } month => month.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        CellError error => error.Text,
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
