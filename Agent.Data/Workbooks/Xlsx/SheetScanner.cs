namespace Agent.Data.Workbooks.Xlsx;

/// <summary>Reads the XML of a worksheet into a <see cref="RawSheetBuilder"/>.</summary>
internal sealed class SheetScanner(XlsxStyles styles, int sharedTexts, bool is1904, RawSheetBuilder target)
{
    private readonly ExcelText _text = new();
    private int _column;

    public void Read(Stream stream, CancellationToken cancellationToken)
    {
        var xml = new XmlScanner(stream);
        var inData = false;
        while (true)
        {
            switch (xml.Read())
            {
                case XmlToken.None:
                    return;
                case XmlToken.End:
                    inData &= !xml.Name.SequenceEqual("sheetData"u8);
                    break;
                case XmlToken.Start when inData && xml.Name.SequenceEqual("row"u8):
                    StartRow(xml.Attributes);
                    if ((target.Row & 0x3FF) == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    break;
                case XmlToken.Start when inData && xml.Name.SequenceEqual("c"u8):
                    ReadCell(xml);
                    break;
                case XmlToken.Start when xml.Name.SequenceEqual("sheetData"u8):
                    inData = !xml.IsEmpty;
                    break;
                case XmlToken.Start when !inData && xml.Name.SequenceEqual("col"u8):
                    CountHidden(xml.Attributes);
                    break;
                case XmlToken.Start when xml.Name.SequenceEqual("mergeCell"u8):
                    Merge(xml.Attributes);
                    break;
            }
        }
    }

    private void StartRow(XmlAttributes attributes)
    {
        var number = target.Row + 1;
        var level = 0;
        while (attributes.Next())
        {
            if (
                attributes.Name.SequenceEqual("r"u8)
                && !(System.Buffers.Text.Utf8Parser.TryParse(attributes.Value, out number, out var used) && used == attributes.Value.Length)
            )
                throw new UnusualWorkbookException("a row without a number");
            if (attributes.Name.SequenceEqual("hidden"u8) && IsTrue(attributes.Value))
                target.Marks.AddHiddenRow();
            if (attributes.Name.SequenceEqual("outlineLevel"u8))
                _ = System.Buffers.Text.Utf8Parser.TryParse(attributes.Value, out level, out _);
        }

        target.Marks.AddOutline(number, level);
        if (number > CellReference.MaxRow || !target.StartRow(number))
            throw new UnusualWorkbookException("rows that are out of order");
        _column = 0;
    }

    private void ReadCell(XmlScanner xml)
    {
        var style = 0;
        var type = CellType.Number;
        _column++;
        var attributes = xml.Attributes;
        while (attributes.Next())
        {
            var value = attributes.Value;
            if (attributes.Name.Length != 1)
                continue;
            switch (attributes.Name[0])
            {
                case (byte)'r':
                    if (!CellReference.TryParse(value, out var row, out _column) || row != target.Row)
                        throw new UnusualWorkbookException("a cell outside its row");
                    break;
                case (byte)'s':
                    _ = System.Buffers.Text.Utf8Parser.TryParse(value, out style, out _);
                    break;
                case (byte)'t':
                    type = CellTypes.Parse(value);
                    break;
            }
        }

        if (_column > CellReference.MaxColumn)
            throw new UnusualWorkbookException("too many columns");
        if (!xml.IsEmpty)
            ReadContent(xml, style, type);
    }

    private void ReadContent(XmlScanner xml, int style, CellType type)
    {
        var (hasFormula, hasValue) = (false, false);
        while (true)
        {
            switch (xml.Read())
            {
                case XmlToken.End:
                    if (hasFormula && !hasValue && type == CellType.Number)
                        target.Marks.AddUncalculated();
                    return;
                case XmlToken.None:
                    throw new UnusualWorkbookException("a cell without an end");
                case XmlToken.Start when xml.Name.SequenceEqual("v"u8) && type != CellType.InlineText:
                    var value = xml.ElementText();
                    hasValue |= !value.IsEmpty;
                    Set(value, style, type);
                    break;
                case XmlToken.Start when xml.Name.SequenceEqual("is"u8) && type == CellType.InlineText:
                    target.SetText(_column, RichText.Read(xml, _text));
                    break;
                case XmlToken.Start when xml.Name.SequenceEqual("f"u8):
                    ReadFormula(xml);
                    hasFormula = true;
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private void Set(ReadOnlySpan<byte> value, int style, CellType type)
    {
        if (value.IsEmpty)
            return;
        switch (type)
        {
            case CellType.Number:
                SetNumber(value, styles.Of(style));
                break;
            case CellType.SharedText:
                if (!Utf8Number.TryParse(value, out var place) || place < 0 || place >= sharedTexts)
                    throw new UnusualWorkbookException("a shared text that is missing");
                target.SetText(_column, (int)place);
                break;
            case CellType.Boolean:
                target.SetBoolean(_column, value[0] is (byte)'1' or (byte)'t' or (byte)'T');
                break;
            case CellType.Error:
                target.SetError(_column, _text.Decode(value));
                break;
            case CellType.IsoDate when IsoDate.TryParse(value, out var serial):
                target.SetNumber(_column, serial, styles.DateLike(style));
                break;
            default:
                target.SetText(_column, _text.Decode(value));
                break;
        }
    }

    private void SetNumber(ReadOnlySpan<byte> value, CellFormat format)
    {
        if (!Utf8Number.TryParse(value, out var number))
            throw new UnusualWorkbookException("a number that is none");
        target.SetNumber(_column, is1904 && format.Kind == CellKind.Date ? number + SerialDate.Days1904 : number, format);
    }

    // Only what sums up other rows is of interest.
    private void ReadFormula(XmlScanner xml)
    {
        var formula = xml.IsEmpty ? default : xml.ElementText();
        if (formula.IndexOf("SUBTOTAL("u8) >= 0 || formula.IndexOf("AGGREGATE("u8) >= 0)
            target.Marks.AddAggregate(target.Row);
    }

    private void CountHidden(XmlAttributes attributes)
    {
        int first = 0, last = -1;
        var isHidden = false;
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("min"u8))
                _ = System.Buffers.Text.Utf8Parser.TryParse(attributes.Value, out first, out _);
            else if (attributes.Name.SequenceEqual("max"u8))
                _ = System.Buffers.Text.Utf8Parser.TryParse(attributes.Value, out last, out _);
            else if (attributes.Name.SequenceEqual("hidden"u8))
                isHidden = IsTrue(attributes.Value);
        }

        // Behind the data all columns to the last are often hidden at once: they hold nothing.
        if (isHidden && last >= first && last < CellReference.MaxColumn)
            target.Marks.AddHiddenColumns(last - first + 1);
    }

    private static bool IsTrue(ReadOnlySpan<byte> value) => value is [(byte)'1'] || value.SequenceEqual("true"u8);

    private void Merge(XmlAttributes attributes)
    {
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("ref"u8) && CellRange.TryParse(attributes.Value, out var range))
                target.Merge(range);
        }
    }
}
