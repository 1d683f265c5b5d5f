namespace Agent.Data.Workbooks.Csv;

/// <summary>
/// Parts one record into cells as RFC 4180 says, and what does not keep to it as it was most likely meant: a cell that begins with a quoted
/// word, quotes within
/// quotes, a quote that is never closed. Of several readings the one wins that has as many cells as the other lines and keeps to its line.
/// </summary>
internal sealed class CsvRecordParser(CsvFormat format, int maxColumns)
{
    private readonly List<CsvCell> _cells = [];

    /// <summary>The cells of the record last parsed; of one with more than the most columns, one cell more than these.</summary>
    public IReadOnlyList<CsvCell> Cells => _cells;

    /// <summary>Whether the record could not be read in any way that fits the other lines.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Parses the record at the beginning of a text.</summary>
    /// <param name="text">The text from the record on.</param>
    /// <param name="isEnd">Whether the file ends with it.</param>
    /// <returns>Its length with its line end; -1 when more text is needed.</returns>
    public int Parse(ReadOnlySpan<char> text, bool isEnd)
    {
        IsBad = false;
        var length = Read(text, isEnd, CsvQuotes.Strict, out var isClean);
        if (length >= 0 && isClean)
            return length;
        // A quoted cell may be longer than what is there; without a line end nothing can be said.
        var line = LineLength(text);
        if ((length < 0 && !isEnd) || (line < 0 && !isEnd))
            return -1;
        return Mend(text, line < 0 ? text.Length : line, length, isEnd);
    }

    private int Mend(ReadOnlySpan<char> text, int line, int strict, bool isEnd)
    {
        foreach (var quotes in (CsvQuotes[])[CsvQuotes.Inner, CsvQuotes.InnerBeforeText, CsvQuotes.Words])
        {
            var length = Read(text[..line], isEnd: true, quotes, out var isClean);
            if (length >= 0 && isClean && _cells.Count == format.Columns)
                return line;
        }

        if (
            strict >= 0
            && Read(text, isEnd: true, CsvQuotes.Inner, out var isWhole) is >= 0 and var whole
            && isWhole
            && _cells.Count == format.Columns
            && (whole < text.Length || isEnd)
        )
            return whole;
        Read(text[..line], isEnd: true, CsvQuotes.Words, out _);
        IsBad = _cells.Count != format.Columns;
        return line;
    }

    private int Read(ReadOnlySpan<char> text, bool isEnd, CsvQuotes quotes, out bool isClean)
    {
        _cells.Clear();
        isClean = true;
        var at = 0;
        while (true)
        {
            var quote = Quote(text, at);
            var next = quote >= 0 ? Quoted(text, quote, isEnd, quotes, ref isClean) : -2;
            if (next == -1)
                return -1;
            if (next < 0)
                next = Plain(text, at, isEnd);
            if (next < 0)
                return -1;
            if (next >= text.Length)
                return text.Length;
            if (text[next] == format.Delimiter)
            {
                at = next + 1;
                continue;
            }

            if (text[next] == '\r' && next + 1 >= text.Length && !isEnd)
                return -1;
            return next + (text[next] == '\r' && next + 1 < text.Length && text[next + 1] == '\n' ? 2 : 1);
        }
    }

    // Blanks before a quote are no part of the cell.
    private static int Quote(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at < text.Length && text[at] == '"' ? at : -1;
    }

    // A row of a million cells must not take their memory before it is refused.
    private void Add(CsvCell cell)
    {
        if (_cells.Count <= maxColumns)
            _cells.Add(cell);
    }

    private int Plain(ReadOnlySpan<char> text, int at, bool isEnd)
    {
        var length = text[at..].IndexOfAny(format.Delimiter, '\r', '\n');
        if (length < 0 && !isEnd)
            return -1;
        var end = length < 0 ? text.Length : at + length;
        Add(new CsvCell(at, end, false));
        return end;
    }

    // Where it ends: at a delimiter, a line end or the end of the text; -1: more text is needed; -2: it is no quoted cell.
    private int Quoted(ReadOnlySpan<char> text, int quote, bool isEnd, CsvQuotes quotes, ref bool isClean)
    {
        var hasEscapes = false;
        for (var at = quote + 1; ; at++)
        {
            var found = text[Math.Min(at, text.Length)..].IndexOfAny('"', format.HasBackslashes ? '\\' : '"');
            if (found < 0 || (at + found + 1 >= text.Length && !isEnd))
            {
                // Never closed: it begins with a quote and is no quoted cell.
                isClean &= quotes == CsvQuotes.Words;
                return isEnd ? -2 : -1;
            }

            at += found;
            if (text[at] == '\\' || (at + 1 < text.Length && text[at + 1] == '"'))
            {
                hasEscapes |= at + 1 < text.Length && text[at + 1] == '"';
                at += at + 1 < text.Length && text[at + 1] == '"' ? 1 : 0;
                continue;
            }

            var behind = at + 1;
            while (behind < text.Length && text[behind] == ' ')
                behind++;
            if (behind >= text.Length && !isEnd)
                return -1;
            if (Closes(text, behind, quotes))
            {
                Add(new CsvCell(quote + 1, at, hasEscapes));
                return behind;
            }

            // A quote within a quoted cell that nothing marks.
            if (quotes == CsvQuotes.Words)
                return -2;
            isClean &= quotes != CsvQuotes.Strict;
        }
    }

    private bool Closes(ReadOnlySpan<char> text, int behind, CsvQuotes quotes)
    {
        if (behind >= text.Length || text[behind] is '\r' or '\n')
            return true;
        return text[behind] == format.Delimiter
            && (quotes != CsvQuotes.InnerBeforeText || behind + 1 >= text.Length || text[behind + 1] != ' ');
    }

    private static int LineLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        return end < 0 ? -1 : end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
    }
}
