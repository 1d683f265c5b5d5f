using System.Xml;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>
/// Looks how deep the elements of a part stand within each other: general readers take memory, and some a call, for each level.
/// </summary>
internal static class XmlDepth
{
    /// <summary>Levels; the deepest that spreadsheet programs write are some fifteen.</summary>
    public const int Most = 100;

    public const string TooDeep = "The workbook's parts are nested deeper than any spreadsheet program writes them; it is not read.";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true };

    /// <summary>Reads a part to its end.</summary>
    /// <exception cref="WorkbookException">It is nested too deeply.</exception>
    /// <exception cref="XmlException">It is no XML, or has a document type.</exception>
    public static void Check(Stream part)
    {
        using var xml = XmlReader.Create(part, Settings);
        while (xml.Read())
        {
            if (xml.Depth > Most)
                throw new WorkbookException(TooDeep);
        }
    }
}
