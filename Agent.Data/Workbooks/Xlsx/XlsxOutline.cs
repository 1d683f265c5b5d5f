using System.Xml;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>The workbook part: its sheets in order, and which year its dates count from.</summary>
/// <param name="Sheets">Name, relationship id, and whether it is hidden.</param>
/// <param name="Is1904">Whether day 0 is 1 January 1904.</param>
internal sealed record XlsxOutline(IReadOnlyList<(string Name, string Id, bool IsHidden)> Sheets, bool Is1904)
{
    public static XlsxOutline Read(XmlReader xml)
    {
        var sheets = new List<(string, string, bool)>();
        var is1904 = false;
        using (xml)
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "workbookPr")
                    is1904 = xml.GetAttribute("date1904") is "1" or "true";
                else if (xml.LocalName == "sheet")
                    sheets.Add(Sheet(xml));
            }
        }

        return new XlsxOutline(sheets, is1904);
    }

    private static (string Name, string Id, bool IsHidden) Sheet(XmlReader xml)
    {
        var id = string.Empty;
        var name = xml.GetAttribute("name") ?? string.Empty;
        var isHidden = xml.GetAttribute("state") is "hidden" or "veryHidden";
        // The id is in the namespace of relationships, of which there are two.
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                id = xml.Value;
        }

        xml.MoveToElement();
        return (name, id, isHidden);
    }
}
