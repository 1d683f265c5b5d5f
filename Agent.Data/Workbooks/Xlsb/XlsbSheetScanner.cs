using Agent.Data.Workbooks.Xlsx;

namespace Agent.Data.Workbooks.Xlsb;

/// <summary>Reads the records of a worksheet into a <see cref="RawSheetBuilder"/>.</summary>
internal sealed class XlsbSheetScanner(XlsxStyles styles, int sharedTexts, bool is1904, RawSheetBuilder target)
{
    private const int Row = 0;
    private const int Blank = 1;
    private const int Rk = 2;
    private const int Error = 3;
    private const int Flag = 4;
    private const int Real = 5;
    private const int Text = 6;
    private const int SharedText = 7;
    private const int FormulaText = 8;
    private const int FormulaNumber = 9;
    private const int FormulaFlag = 10;
    private const int FormulaError = 11;
    private const int ColumnWidth = 60;
    private const int RichText = 62;
    private const int MergedCells = 176;

    // Column, style with flags.
    private const int CellHead = 8;

    public void Read(XlsbRecords records, CancellationToken cancellationToken)
    {
        while (records.Read())
        {
            switch (records.Kind)
            {
                case Row:
                    StartRow(records);
                    if ((target.Row & 0x3FF) == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    break;
                case > Blank and <= FormulaError or RichText:
                    ReadCell(records);
                    break;
                case ColumnWidth:
                    CountHidden(records);
                    break;
                case MergedCells:
                    target.Merge(new CellRange(records.Int32(0) + 1, records.Int32(8) + 1, records.Int32(4) + 1, records.Int32(12) + 1));
                    break;
            }
        }
    }

    private void StartRow(XlsbRecords records)
    {
        var number = records.Int32(0) + 1;
        if (number is < 1 or > CellReference.MaxRow || !target.StartRow(number))
            throw new InvalidDataException("Rows that are out of order.");
        if ((records.Content[11] & 0x10) != 0)
            target.Marks.AddHiddenRow();
        target.Marks.AddOutline(number, records.Content[11] & 0x07);
    }

    private void ReadCell(XlsbRecords records)
    {
        var column = records.Int32(0) + 1;
        if (column is < 1 or > CellReference.MaxColumn || target.Row < 1)
            throw new InvalidDataException("A cell outside the sheet.");
        var style = records.Int32(4) & 0xFFFFFF;
        switch (records.Kind)
        {
            case Rk:
                SetNumber(column, style, RkNumber(records.Int32(CellHead)));
                break;
            case Real or FormulaNumber:
                SetNumber(column, style, records.Double(CellHead));
                if (records.Kind == FormulaNumber && SumsUp(records.Content[(CellHead + 8)..]))
                    target.Marks.AddAggregate(target.Row);
                break;
            case Text or FormulaText:
                target.SetText(column, records.Text(CellHead, out _));
                break;
            case RichText:
                target.SetText(column, records.Text(CellHead + 1, out _));
                break;
            case SharedText:
                var place = records.Int32(CellHead);
                if ((uint)place >= (uint)sharedTexts)
                    throw new InvalidDataException("A shared text that is missing.");
                target.SetText(column, place);
                break;
            case Flag or FormulaFlag:
                target.SetBoolean(column, records.Content[CellHead] != 0);
                break;
            case Error or FormulaError:
                target.SetError(column, ErrorText(records.Content[CellHead]));
                break;
        }
    }

    private void SetNumber(int column, int style, double number)
    {
        var format = styles.Of(style);
        target.SetNumber(column, is1904 && format.Kind == CellKind.Date ? number + SerialDate.Days1904 : number, format);
    }

    // A number in four bytes: the upper half of a double or 30 bits of a whole number, and whether it is to be divided by 100.
    private static double RkNumber(int bits)
    {
        var number = (bits & 2) != 0 ? bits >> 2 : BitConverter.Int64BitsToDouble((long)(bits & ~3) << 32);
        return (bits & 1) != 0 ? number / 100 : number;
    }

    // A call of SUBTOTAL, function 344, with any number of arguments.
    private static bool SumsUp(ReadOnlySpan<byte> formula)
    {
        for (var at = 0; at + 3 < formula.Length; at++)
        {
            if (formula[at] is 0x22 or 0x42 or 0x62 && formula[at + 2] == 0x58 && formula[at + 3] == 0x01)
                return true;
        }

        return false;
    }

    private void CountHidden(XlsbRecords records)
    {
        int first = records.Int32(0) + 1, last = records.Int32(4) + 1;
        // Behind the data all columns to the last are often hidden at once: they hold nothing.
        if ((records.Content[16] & 1) != 0 && last >= first && last < CellReference.MaxColumn)
            target.Marks.AddHiddenColumns(last - first + 1);
    }

    private static string ErrorText(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
}
