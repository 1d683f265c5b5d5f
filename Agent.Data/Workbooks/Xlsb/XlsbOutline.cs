using Agent.Data.Workbooks.Xlsx;

namespace Agent.Data.Workbooks.Xlsb;

/// <summary>Reads the workbook part: its sheets in order, and which year its dates count from.</summary>
internal static class XlsbOutline
{
    private const int Properties = 153;
    private const int Sheet = 156;

    public static XlsxOutline Read(XlsbRecords records)
    {
        var sheets = new List<(string, string, bool)>();
        var is1904 = false;
        while (records.Read())
        {
            if (records.Kind == Properties)
                is1904 = (records.Content[0] & 1) != 0;
            if (records.Kind != Sheet)
                continue;
            // Shown, hidden, or hidden from the menu; a number; the relationship; the name.
            var isHidden = records.Int32(0) != 0;
            var id = records.Text(8, out var end);
            sheets.Add((records.Text(end, out _), id, isHidden));
        }

        return new XlsxOutline(sheets, is1904);
    }
}
