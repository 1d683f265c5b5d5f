using Agent.Data.Workbooks.Xlsx;

namespace Agent.Data.Workbooks.Xlsb;

/// <summary>
/// Reads binary workbooks (<c>.xlsb</c>, [MS-XLSB]): the package of <c>.xlsx</c> with records in place of XML. The packages at hand read
/// none.
/// </summary>
internal static class XlsbReader
{
    private const int SharedTextItem = 19;
    private const int Table = 343;

    /// <summary>All worksheets, in order.</summary>
    /// <exception cref="WorkbookException">The file is damaged or beyond the limits.</exception>
    public static IReadOnlyList<RawSheet> Read(Stream file, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            using var package = new XlsxPackage(file, limits);
            return Read(package, new WorkbookBudget(limits), cancellationToken);
        }
        catch (Exception broken) when (broken is not (WorkbookException or OperationCanceledException or OutOfMemoryException))
        {
            throw new WorkbookException(
                "The workbook is damaged and cannot be read. Open it in Excel, repair it and save it as .xlsx.",
                isPassing: true,
                broken
            );
        }
    }

    private static List<RawSheet> Read(XlsxPackage package, WorkbookBudget budget, CancellationToken cancellationToken)
    {
        var workbook = Part(package.Relationships(string.Empty), "officeDocument") ?? "xl/workbook.bin";
        var relationships = package.Relationships(workbook);
        using var outlineRecords = Open(package, workbook) ?? throw new InvalidDataException("No workbook part.");
        var outline = XlsbOutline.Read(outlineRecords);
        budget.CheckSheets(outline.Sheets.Count);
        using var styleRecords = Open(package, Part(relationships, "styles"));
        var styles = XlsbStyles.Read(styleRecords);
        var texts = new TextPool();
        using (var shared = Open(package, Part(relationships, "sharedStrings")))
            ReadTexts(shared, texts, budget, cancellationToken);

        var sharedTexts = texts.Count;
        var sheets = new List<RawSheet>();
        foreach (var (name, id, isHidden) in outline.Sheets)
        {
            // Sheets that are a chart, a dialog or macros have no cells.
            if (relationships.FirstOrDefault(relationship => relationship.Id == id) is not { Type: "worksheet" } part)
                continue;
            using var records = Open(package, part.Part) ?? throw new InvalidDataException("A sheet without a part.");
            var builder = new RawSheetBuilder(name, isHidden, texts, budget);
            new XlsbSheetScanner(styles, sharedTexts, outline.Is1904, builder).Read(records, cancellationToken);
            foreach (var table in package.Relationships(part.Part).Where(related => related.Type == "table"))
                MarkTotals(package, table.Part, builder.Marks);
            sheets.Add(builder.Build());
        }

        return sheets;
    }

    private static void ReadTexts(XlsbRecords? records, TextPool texts, WorkbookBudget budget, CancellationToken cancellationToken)
    {
        while (records?.Read() == true)
        {
            if (records.Kind != SharedTextItem)
                continue;
            var text = records.Text(1, out _);
            budget.TakeText(text.Length);
            texts.Add(text);
            if ((texts.Count & 0xFFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // A table object says itself that its last rows are totals: its place, two numbers, rows of the header, rows of totals.
    private static void MarkTotals(XlsxPackage package, string part, SheetMarks marks)
    {
        using var records = Open(package, part);
        while (records?.Read() == true)
        {
            if (records.Kind != Table)
                continue;
            int last = records.Int32(4) + 1, first = records.Int32(0) + 1;
            for (var row = Math.Max(first, last - records.Int32(28) + 1); row <= last; row++)
                marks.AddTotal(row);
        }
    }

    private static XlsbRecords? Open(XlsxPackage package, string? part) =>
        part is not null && package.Open(part) is { } stream ? new XlsbRecords(stream) : null;

    private static string? Part(IReadOnlyList<XlsxRelationship> relationships, string type) =>
        relationships.FirstOrDefault(relationship => relationship.Type == type)?.Part;
}
