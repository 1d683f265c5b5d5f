using System.Text;
using Agent.Core.Datasets;

namespace Agent.Data.Workbooks.Csv;

/// <summary>
/// Reads <c>.csv</c>: all cells stay text; kinds are decided later, by the same evidence as for Excel. A line that cannot be read is left
/// out and told; the file
/// is never lost for it.
/// </summary>
internal static class CsvFileReader
{
    // A quote that is never closed must not take in the rest of the file, nor a line without end the memory. Excel's longest cell has
    // 32,767 characters.
    private const int LongestRecord = 1 << 20;
    private const int LongestShown = 200;

    /// <param name="path">The file.</param>
    /// <param name="name">What the sheet is called.</param>
    /// <param name="limits">How much is read before the file is refused.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="WorkbookException">The file is empty, no text, or beyond the limits.</exception>
    public static IReadOnlyList<RawSheet> Read(string path, string name, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length == 0)
            throw new WorkbookException("The file is empty.");
        try
        {
            var encoding = CsvEncoding.Find(path, cancellationToken);
            return [Read(path, name, encoding, limits, cancellationToken)];
        }
        catch (Exception locked) when (locked is IOException or UnauthorizedAccessException)
        {
            throw new WorkbookException("The file cannot be opened: it is locked, or the hub may not read it.", isPassing: true, locked);
        }
    }

    private static RawSheet Read(string path, string name, Encoding encoding, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        var format = Format(path, encoding, limits);
        using var text = new CsvText(path, encoding, format.IsWrapped);
        if (format.SkipsFirstLine)
            text.Take(text.Rest.IndexOf('\n') + 1);
        var parser = new CsvRecordParser(format, limits.MaxColumns);
        var target = new RawSheetBuilder(name, hidden: false, new TextPool(), new WorkbookBudget(limits));
        var bad = new List<LeftOutRow>();
        var (line, row, badLines) = (format.SkipsFirstLine ? 2 : 1, 0, 0L);
        var scratch = new StringBuilder();
        while (!(text.Rest.IsEmpty && text.IsEnd))
        {
            if ((++row & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (Next(text, parser) is not (>= 0 and var length))
            {
                if (++badLines <= LeftOutRows.MaxRows)
                    bad.Add(new LeftOutRow(line, Shorten(text.Rest.Trim())));
                text.SkipLine();
                line++;
                continue;
            }

            if (parser.Cells.Count > limits.MaxColumns)
                throw new WorkbookException(
                    $"A row of the file has more than {limits.MaxColumns:N0} columns, the most that are read. Split it, or save fewer columns."
                );
            var record = text.Rest[..length];
            if (parser.IsBad)
            {
                if (++badLines <= LeftOutRows.MaxRows)
                    bad.Add(new LeftOutRow(line, Shorten(record.Trim())));
            }
            else if (target.StartRow(row))
            {
                Set(record, parser.Cells, target, scratch);
            }

            line += LineEnds(record);
            text.Take(length);
        }

        return target.Build() with
        {
            Delimiter = format.Delimiter,
            BadLines = badLines == 0 ? null : new LeftOutRows(LeftOutReason.BadLine, badLines, bad),
            Notes =
            [
                .. CsvEncoding.Note(encoding) is { } note ? [note] : Array.Empty<string>(),
                .. format.IsWrapped ? ["Each line of the file is quoted as a whole and was parted within"] : Array.Empty<string>(),
            ],
        };
    }

    private static CsvFormat Format(string path, Encoding encoding, WorkbookLimits limits)
    {
        using var text = new CsvText(path, encoding);
        return CsvFormatFinder.Find(text.Rest, text.IsEnd, limits.MaxColumns);
    }

    // -1: a line longer than any that is read.
    private static int Next(CsvText text, CsvRecordParser parser)
    {
        while (true)
        {
            var isLong = text.Rest.Length > LongestRecord;
            if (isLong && !text.IsEnd && text.Rest.IndexOfAny('\r', '\n') is < 0 or > LongestRecord)
                return -1;
            var length = parser.Parse(text.Rest, text.IsEnd || isLong);
            if (length >= 0)
                return length;
            text.More();
        }
    }

    private static void Set(ReadOnlySpan<char> record, IReadOnlyList<CsvCell> cells, RawSheetBuilder target, StringBuilder scratch)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            var text = record[cell.Start..cell.End];
            target.SetText(column + 1, cell.HasEscapes ? Unescape(text, scratch) : text);
        }
    }

    private static string Unescape(ReadOnlySpan<char> text, StringBuilder scratch)
    {
        scratch.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\\' && i + 1 < text.Length && text[i + 1] == '"')
                i++;
            scratch.Append(text[i]);
        }

        return scratch.ToString();
    }

    private static int LineEnds(ReadOnlySpan<char> record)
    {
        var ends = record.Count('\n');
        return ends > 0 ? ends : record.Count('\r');
    }

    private static string Shorten(ReadOnlySpan<char> text) => text.Length <= LongestShown ? text.ToString() : $"{text[..LongestShown]}…";
}
