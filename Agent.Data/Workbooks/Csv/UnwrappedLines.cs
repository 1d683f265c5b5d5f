namespace Agent.Data.Workbooks.Csv;

/// <summary>
/// The lines of a file each of which was quoted as a whole, as they were before: <c>"a,""b"",c"</c> becomes <c>a,"b",c</c>.
/// </summary>
internal sealed class UnwrappedLines(TextReader lines) : TextReader
{
    private string _line = string.Empty;
    private int _at;

    /// <summary>A line as it was; itself where it is not quoted as a whole.</summary>
    public static string Unwrap(ReadOnlySpan<char> line) =>
        IsWrapped(line) ? line.Trim()[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : line.ToString();

    /// <summary>Whether a line is one quoted cell.</summary>
    public static bool IsWrapped(ReadOnlySpan<char> line)
    {
        var cell = line.Trim();
        if (cell.Length < 2 || cell[0] != '"' || cell[^1] != '"')
            return false;
        for (var at = 1; at < cell.Length - 1; at++)
        {
            if (cell[at] == '"' && cell[++at] != '"')
                return false;
            if (at >= cell.Length - 1)
                return false;
        }

        return true;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (_at >= _line.Length)
        {
            if (lines.ReadLine() is not { } next)
                return 0;
            (_line, _at) = (Unwrap(next) + "\n", 0);
        }

        var length = Math.Min(count, _line.Length - _at);
        _line.CopyTo(_at, buffer, index, length);
        _at += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            lines.Dispose();
        base.Dispose(disposing);
    }
}
