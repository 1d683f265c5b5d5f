using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>Which texts of a workbook are worded like the label of a total; each text is looked at once.</summary>
internal sealed class WordedTexts
{
    private readonly System.Collections.BitArray _isTotal;
    private readonly TextPool _texts;
    private readonly bool _hasAny;

    public WordedTexts(TextPool texts)
    {
        _texts = texts;
        _isTotal = new System.Collections.BitArray(texts.Count);
        for (var place = 0; place < texts.Count; place++)
        {
            if (!texts.IsTotal(place))
                continue;
            _isTotal[place] = true;
            _hasAny = true;
        }
    }

    /// <summary>
    /// The label of a row that is worded like a total: its first text; null where it is not. The other texts must be few.
    /// </summary>
    public string? Label(RawSheet sheet, int row)
    {
        if (!_hasAny)
            return null;
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            if (sheet.Columns[column].Kind(row) != CellKind.Text || !_isTotal[(int)sheet.Columns[column].Value(row)])
                continue;
            return Others(sheet, row, column) <= 1 ? _texts[(int)sheet.Columns[column].Value(row)].Trim() : null;
        }

        return null;
    }

    private static int Others(RawSheet sheet, int row, int label)
    {
        var others = 0;
        for (var column = 0; column < sheet.Columns.Count; column++)
            others +=
                column != label
                && (CellClasses.Of(sheet, row, column) == CellClass.Text || sheet.Columns[column].Kind(row) == CellKind.Date)
                    ? 1
                    : 0;
        return others;
    }
}
