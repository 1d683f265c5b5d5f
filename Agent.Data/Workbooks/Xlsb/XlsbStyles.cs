using Agent.Data.Workbooks.Xlsx;

namespace Agent.Data.Workbooks.Xlsb;

/// <summary>Reads the number format of each cell style.</summary>
internal static class XlsbStyles
{
    private const int Format = 44;
    private const int Style = 47;
    private const int CellStyles = 617;
    private const int EndOfCellStyles = 618;

    public static XlsxStyles Read(XlsbRecords? records)
    {
        var formats = new List<CellFormat>();
        var known = new Dictionary<int, CellFormat>();
        var inCells = false;
        while (records?.Read() == true)
        {
            inCells = records.Kind == CellStyles || (inCells && records.Kind != EndOfCellStyles);
            if (records.Kind == Format)
                known[records.UInt16(0)] = new CellFormat(records.Text(2, out _));
            else if (records.Kind == Style && inCells)
                formats.Add(Known(known, records.UInt16(2)));
        }

        return new XlsxStyles(formats);
    }

    // One object per format: the columns count cells by it.
    private static CellFormat Known(Dictionary<int, CellFormat> known, int id) =>
        known.TryGetValue(id, out var format) ? format : known[id] = CellFormat.OfBuiltIn(id);
}
