namespace Agent.Data.Workbooks.Csv;

/// <summary>
/// Finds how a CSV file is parted, by all lines of its beginning and not by the first, which may be a title: the separator by which most
/// lines have the same
/// number of cells, the more the better.
/// </summary>
internal static class CsvFormatFinder
{
    private const int MaxRecords = 2_000;
    private const int MinWrapped = 3;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <param name="text">The beginning of the file.</param>
    /// <param name="isWhole">Whether it is all of it.</param>
    /// <param name="maxColumns">Columns of a file at the most.</param>
    public static CsvFormat Find(ReadOnlySpan<char> text, bool isWhole, int maxColumns)
    {
        if (
            text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            && text.Length > 5
            && text[5] is '\r' or '\n'
            && !char.IsLetterOrDigit(text[4])
        )
        {
            var body = text[(text.IndexOf('\n') + 1)..];
            return Measure(body, text[4], HasBackslashes(body, text[4]), isWhole, maxColumns).Format with { SkipsFirstLine = true };
        }

        var format = Best(text, isWhole, maxColumns);
        if (format.Columns > 1 || Unwrapped(text, isWhole) is not { } unwrapped)
            return format;
        var inner = Best(unwrapped, isWhole: true, maxColumns);
        return inner.IsTable ? inner with { IsWrapped = true } : format;
    }

    private static CsvFormat Best(ReadOnlySpan<char> text, bool isWhole, int maxColumns)
    {
        var best = (Format: new CsvFormat(',', false, 1, false), Score: -1.0);
        foreach (var delimiter in Delimiters)
        {
            var found = Measure(text, delimiter, HasBackslashes(text, delimiter), isWhole, maxColumns);
            best = found.Score > best.Score ? found : best;
        }

        return best.Format;
    }

    // The lines as they were, where all of them are quoted as a whole.
    private static string? Unwrapped(ReadOnlySpan<char> text, bool isWhole)
    {
        var lines = new System.Text.StringBuilder();
        var read = 0;
        while (!text.IsEmpty && read < MaxRecords)
        {
            var end = text.IndexOfAny('\r', '\n');
            if (end < 0 && !isWhole)
                break;
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line.IsWhiteSpace())
                continue;
            if (!UnwrappedLines.IsWrapped(line))
                return null;
            lines.Append(UnwrappedLines.Unwrap(line)).Append('\n');
            read++;
        }

        return read >= MinWrapped ? lines.ToString() : null;
    }

    private static (CsvFormat Format, double Score) Measure(
        ReadOnlySpan<char> text,
        char delimiter,
        bool hasBackslashes,
        bool isWhole,
        int maxColumns
    )
    {
        var parser = new CsvRecordParser(new CsvFormat(delimiter, hasBackslashes, 0, false), maxColumns);
        var counts = new Dictionary<int, int>();
        var records = 0;
        while (!text.IsEmpty && records < MaxRecords)
        {
            var length = parser.Parse(text, isWhole);
            if (length <= 0)
                break;
            if (parser.Cells.Count > 1 || !text[..length].IsWhiteSpace())
            {
                records++;
                counts[parser.Cells.Count] = counts.GetValueOrDefault(parser.Cells.Count) + 1;
            }

            text = text[length..];
        }

        if (records == 0)
            return (new CsvFormat(delimiter, hasBackslashes, 1, false), 0);
        // Lines of one cell are titles and remarks; they tell nothing against a separator, only nothing for it.
        var (columns, lines) = counts
            .Where(count => count.Key > 1)
            .OrderByDescending(count => count.Value)
            .ThenByDescending(count => count.Key)
            .Select(count => (count.Key, count.Value))
            .FirstOrDefault();
        return lines == 0
            ? (new CsvFormat(delimiter, hasBackslashes, 1, false), 0)
            : (
                new CsvFormat(delimiter, hasBackslashes, columns, false) { Share = lines / (double)records },
                lines / (double)records * lines / records * (1 + Math.Log(columns))
            );
    }

    // \" before anything but the end of a cell is no path that ends in a backslash.
    private static bool HasBackslashes(ReadOnlySpan<char> text, char delimiter)
    {
        for (var at = text.IndexOf("\\\""); at >= 0 && at + 2 < text.Length;)
        {
            if (text[at + 2] != delimiter && text[at + 2] is not ('\r' or '\n' or '"'))
                return true;
            var next = text[(at + 2)..].IndexOf("\\\"");
            at = next < 0 ? -1 : at + 2 + next;
        }

        return false;
    }
}
