using Agent.Data.Import.Headers;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>A row as people see it.</summary>
internal static class RowText
{
    private const int Longest = 200;

    public static string Of(RawSheet sheet, int row)
    {
        var cells = Enumerable
            .Range(0, sheet.Columns.Count)
            .Select(column => HeaderLabels.Text(sheet, row, column))
            .Where(text => !string.IsNullOrWhiteSpace(text));
        var text = string.Join(" | ", cells.Take(40)).Trim();
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
