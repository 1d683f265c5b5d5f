using Agent.Data.Workbooks.Csv;

namespace Agent.Data.Workbooks;

/// <summary>
/// What a file holds, whatever its ending says: many systems export a table of text as <c>.xls</c>, and people rename workbooks to
/// <c>.csv</c>.
/// </summary>
internal static class FileContents
{
    private const int Sample = 64 * 1024;
    private const int MaxColumns = 1_000;

    /// <summary>Whether its cells are text with separators.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name, whose ending decides where the content leaves it open.</param>
    public static bool AreText(string path, string name)
    {
        var head = Head(path);
        if (head is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
            return false;
        return FileTypes.IsText(name)
            || (Path.GetExtension(name).Equals(".xls", StringComparison.OrdinalIgnoreCase) && IsTable(head));
    }

    /// <summary>What to do with a file that is named like a workbook and begins with these bytes, but is none.</summary>
    public static string WhyNoWorkbook(ReadOnlySpan<byte> head) =>
        IsMarkup(head)
            ? "The file is a web page or XML, whatever its name says. Open it in Excel and save it as .xlsx."
            : "The file is not an Excel workbook (.xlsx), whatever its name says.";

    private static byte[] Head(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Sample];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception locked) when (locked is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it says so.
            return [];
        }
    }

    // Lines with the same number of cells, two or more.
    private static bool IsTable(byte[] head)
    {
        if (!CsvEncoding.IsText(head) || IsMarkup(head) || head is [0x09, 0 or 2 or 4 or 8, ..])
            return false;
        var encoding = CsvEncoding.IsUtf16(head) ? System.Text.Encoding.Unicode : CsvEncoding.Windows1252;
        var text = encoding.GetString(head);
        return text.AsSpan().Count('\n') > 1 && CsvFormatFinder.Find(text, isWhole: false, MaxColumns).IsTable;
    }

    private static bool IsMarkup(ReadOnlySpan<byte> head) =>
        head.TrimStart([.. "\u00EF\u00BB\u00BF \t\r\n".Select(character => (byte)character)]) is [(byte)'<', ..];
}
