namespace Agent.Data.Workbooks;

/// <summary>Which files are read, by their endings, and what to do with those that people put beside them.</summary>
internal static class FileTypes
{
    /// <summary>Text files of cells.</summary>
    public static readonly string[] Text = [".csv", ".tsv"];

    /// <summary>All files that are read.</summary>
    public static readonly string[] Read = [".xlsx", ".xlsm", ".xls", ".xlsb", .. Text];

    private static readonly Dictionary<string, string> Unread = new(StringComparer.OrdinalIgnoreCase)
    {
        [".ods"] = "OpenDocument sheets are not read. Open it in LibreOffice or Excel and save it as .xlsx.",
        [".numbers"] = "Numbers documents are not read. In Numbers, choose File, Export To, Excel.",
        [".gsheet"] = "This is only a link to a Google sheet. There, choose File, Download, Microsoft Excel.",
        [".pdf"] = "PDF files are not read. Save the table it was printed from as .xlsx or .csv.",
        [".docx"] = "Word documents are not read. Copy the table into Excel and save it as .xlsx.",
        [".doc"] = "Word documents are not read. Copy the table into Excel and save it as .xlsx.",
        [".mdb"] = "Access databases are not read. Export the table to Excel.",
        [".accdb"] = "Access databases are not read. Export the table to Excel.",
        [".zip"] = "Archives are not read. Unpack it into the folder.",
    };

    /// <summary>Whether a file is read.</summary>
    public static bool IsRead(string path) => Read.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file's cells are text with separators.</summary>
    public static bool IsText(string path) => Text.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>What to do with a file of a kind that people take for a workbook and that is not read; null for all others.</summary>
    public static string? WhyNot(string path) => Unread.GetValueOrDefault(Path.GetExtension(path));
}
