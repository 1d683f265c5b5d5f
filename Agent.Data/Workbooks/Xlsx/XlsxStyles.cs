using System.Globalization;
using System.Xml;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>The number format of each cell style.</summary>
internal sealed class XlsxStyles(IReadOnlyList<CellFormat> formats)
{
    private static readonly CellFormat PlainDate = new("yyyy-mm-dd");

    /// <summary>The format of a style; General for one the workbook does not have.</summary>
    public CellFormat Of(int style) => (uint)style < (uint)formats.Count ? formats[style] : CellFormat.General;

    /// <summary>The format of a style where the cell is a date whatever its style says.</summary>
    public CellFormat DateLike(int style) => Of(style) is { Kind: CellKind.Date } format ? format : PlainDate;

    public static XlsxStyles Read(XmlReader? xml)
    {
        var formats = new List<CellFormat>();
        var custom = new Dictionary<int, CellFormat>();
        var inCells = false;
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && xml.GetAttribute("formatCode") is { } code && Id(xml) is { } id)
                custom[id] = new CellFormat(code);
            else if (xml.LocalName == "xf" && inCells)
                formats.Add(
                    Id(xml) is not { } used ? CellFormat.General
                    : custom.TryGetValue(used, out var format) ? format
                    : BuiltIn(custom, used)
                );
        }

        return new XlsxStyles(formats);
    }

    // One object per format: the columns count cells by it.
    private static CellFormat BuiltIn(Dictionary<int, CellFormat> known, int id) => known[id] = CellFormat.OfBuiltIn(id);

    private static int? Id(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
