using System.Text;

namespace Agent.Data.Workbooks.Csv;

/// <summary>The text of a file in pieces that begin where a record begins.</summary>
internal sealed class CsvText : IDisposable
{
    private const int Block = 1 << 18;

    private readonly TextReader _reader;
    private char[] _characters = new char[Block];
    private int _start;
    private int _length;

    /// <param name="path">The file.</param>
    /// <param name="encoding">How it is written.</param>
    /// <param name="isWrapped">Whether each line is a quoted cell that holds the line.</param>
    public CsvText(string path, Encoding encoding, bool isWrapped = false)
    {
        var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            1 << 16,
            FileOptions.SequentialScan
        );
        var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);
        _reader = isWrapped ? new UnwrappedLines(reader) : reader;
        More();
    }

    /// <summary>What is there from the current record on.</summary>
    public ReadOnlySpan<char> Rest => _characters.AsSpan(_start, _length - _start);

    /// <summary>Whether <see cref="Rest"/> is all there is.</summary>
    public bool IsEnd { get; private set; }

    public void Take(int length) => _start += length;

    /// <summary>Takes all up to the next line, however long, without keeping it.</summary>
    public void SkipLine()
    {
        var end = Rest.IndexOfAny('\r', '\n');
        while (end < 0 && !IsEnd)
        {
            Take(Rest.Length);
            More();
            end = Rest.IndexOfAny('\r', '\n');
        }

        Take(end < 0 ? Rest.Length : end + 1);
        if (end >= 0 && _characters[_start - 1] == '\r')
        {
            if (Rest.IsEmpty && !IsEnd)
                More();
            if (Rest.StartsWith("\n"))
                Take(1);
        }
    }

    /// <summary>Reads on, behind what is there.</summary>
    public void More()
    {
        Rest.CopyTo(_characters);
        (_length, _start) = (_length - _start, 0);
        if (_length * 2 > _characters.Length)
            Array.Resize(ref _characters, _characters.Length * 2);
        while (!IsEnd && _length < _characters.Length)
        {
            var read = _reader.Read(_characters, _length, _characters.Length - _length);
            IsEnd = read == 0;
            _length += WithoutZeros(_characters.AsSpan(_length, read));
        }
    }

    private static int WithoutZeros(Span<char> text)
    {
        var length = text.IndexOf('\0');
        if (length < 0)
            return text.Length;
        for (var at = length; at < text.Length; at++)
        {
            if (text[at] != '\0')
                text[length++] = text[at];
        }

        return length;
    }

    public void Dispose() => _reader.Dispose();
}
