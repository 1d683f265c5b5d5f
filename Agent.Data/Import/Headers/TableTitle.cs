using Agent.Data.Import.Records;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Headers;

/// <summary>The title above a table: of the lines with one cell, the first that names records, else the first.</summary>
internal static class TableTitle
{
    private const int Longest = 80;

    public static string? Of(RawSheet sheet, SheetHeader header)
    {
        var lines = Enumerable.Range(0, header.First).Select(row => Line(sheet, row)).OfType<string>().ToList();
        return lines.Find(line => RecordWords.OfName(line) is not null) ?? lines.FirstOrDefault();
    }

    private static string? Line(RawSheet sheet, int row)
    {
        string? line = null;
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            if (sheet.Columns[column].Kind(row) == CellKind.Empty)
                continue;
            if (line is not null || sheet.Text(row, column)?.Trim() is not { Length: > 0 and <= Longest } text || text.EndsWith(':'))
                return null;
            line = text;
        }

        return line;
    }
}
