using System.Globalization;
using System.Text;
using System.Xml;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>Reads plain workbooks in one pass over the packed XML; what it does not know it leaves to the general reader.</summary>
internal static class XlsxReader
{
    /// <summary>All worksheets, in order.</summary>
    /// <exception cref="UnusualWorkbookException">Something in the file is not plain.</exception>
    /// <exception cref="WorkbookException">The file is beyond the limits.</exception>
    public static IReadOnlyList<RawSheet> Read(Stream file, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            using var package = new XlsxPackage(file, limits);
            return Read(package, new WorkbookBudget(limits), cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw new UnusualWorkbookException("a damaged or unusual package", broken);
        }
    }

    private static List<RawSheet> Read(XlsxPackage package, WorkbookBudget budget, CancellationToken cancellationToken)
    {
        var workbook =
            Part(package.Relationships(string.Empty), "officeDocument") ?? throw new UnusualWorkbookException("no workbook part");
        var relationships = package.Relationships(workbook);
        var outline = XlsxOutline.Read(package.OpenXml(workbook) ?? throw new UnusualWorkbookException("no workbook part"));
        budget.CheckSheets(outline.Sheets.Count);
        using var styleXml = Part(relationships, "styles") is { } stylePart ? package.OpenXml(stylePart) : null;
        var styles = XlsxStyles.Read(styleXml);

        var texts = new TextPool();
        if (Part(relationships, "sharedStrings") is { } sharedPart && package.Open(sharedPart) is { } shared)
        {
            using (shared)
                SharedTexts.Read(shared, texts, budget, cancellationToken);
        }

        var sharedTexts = texts.Count;
        var sheets = new List<RawSheet>();
        foreach (var (name, id, isHidden) in outline.Sheets)
        {
            var part =
                relationships.FirstOrDefault(relationship => relationship.Id == id)
                ?? throw new UnusualWorkbookException("a sheet without a part");
            // Sheets that are a chart, a dialog or macros have no cells.
            if (part.Type != "worksheet")
                continue;
            using var stream = package.Open(part.Part) ?? throw new UnusualWorkbookException("a sheet without a part");
            var builder = new RawSheetBuilder(name, isHidden, texts, budget);
            new SheetScanner(styles, sharedTexts, outline.Is1904, builder).Read(stream, cancellationToken);
            foreach (var table in package.Relationships(part.Part).Where(related => related.Type == "table"))
                MarkTotals(package, table.Part, builder.Marks);
            sheets.Add(builder.Build());
        }

        return sheets;
    }

    // A table object says itself that its last rows are totals.
    private static void MarkTotals(XlsxPackage package, string part, SheetMarks marks)
    {
        using var xml = package.OpenXml(part);
        if (xml is null || xml.MoveToContent() != XmlNodeType.Element
            || !int.TryParse(xml.GetAttribute("totalsRowCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !CellRange.TryParse(Encoding.UTF8.GetBytes(xml.GetAttribute("ref") ?? string.Empty), out var range))
            return;
        for (var row = Math.Max(range.FirstRow, range.LastRow - count + 1); row <= range.LastRow; row++)
            marks.AddTotal(row);
    }

    private static string? Part(IReadOnlyList<XlsxRelationship> relationships, string type) =>
        relationships.FirstOrDefault(relationship => relationship.Type == type)?.Part;
}
