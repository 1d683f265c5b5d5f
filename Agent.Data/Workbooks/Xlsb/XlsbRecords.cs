using System.Buffers.Binary;
using System.Text;

namespace Agent.Data.Workbooks.Xlsb;

/// <summary>The records of a binary part, one after the other: a number, a length, and the content.</summary>
internal sealed class XlsbRecords(Stream part) : IDisposable
{
    // Cells hold at most 32,767 characters; what is larger is nothing that is read.
    private const int MaxLength = 1 << 24;

    private readonly BufferedStream _stream = new(part, 1 << 16);
    private byte[] _content = new byte[1 << 10];
    private int _length;

    /// <summary>Number of the record that was read last.</summary>
    public int Kind { get; private set; }

    /// <summary>Its content; valid until the next record.</summary>
    public ReadOnlySpan<byte> Content => _content.AsSpan(0, _length);

    /// <summary>Goes on to the next record.</summary>
    /// <returns>False at the end of the part.</returns>
    /// <exception cref="InvalidDataException">The part is damaged.</exception>
    public bool Read()
    {
        var first = _stream.ReadByte();
        if (first < 0)
            return false;
        Kind = first < 0x80 ? first : (first & 0x7F) | (Byte() << 7);
        _length = Length();
        if (_length > MaxLength)
            throw new InvalidDataException("A record that is too long.");
        if (_length > _content.Length)
            _content = new byte[Math.Max(_length, _content.Length * 2)];
        _stream.ReadExactly(_content, 0, _length);
        return true;
    }

    /// <summary>A whole number of the content.</summary>
    public int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(Content[at..]);

    public int UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Content[at..]);

    public double Double(int at) => BinaryPrimitives.ReadDoubleLittleEndian(Content[at..]);

    /// <summary>A text of the content: its length in characters, then the characters.</summary>
    /// <param name="at">Where its length stands.</param>
    /// <param name="end">Behind the text.</param>
    public string Text(int at, out int end)
    {
        var characters = Int32(at);
        // All ones stand for no text at all.
        if (characters == -1)
            characters = 0;
        end = checked(at + 4 + (characters * 2));
        return Encoding.Unicode.GetString(Content[(at + 4)..end]);
    }

    public void Dispose() => _stream.Dispose();

    private int Length()
    {
        var length = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            var part = Byte();
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
                break;
        }

        return length;
    }

    private int Byte() => _stream.ReadByte() is >= 0 and var value ? value : throw new EndOfStreamException();
}
