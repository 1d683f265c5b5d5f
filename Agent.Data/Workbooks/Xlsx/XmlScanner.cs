namespace Agent.Data.Workbooks.Xlsx;

/// <summary>
/// Reads the XML that spreadsheet programs write, forward only, in UTF-8, without an object per node: some ten times faster than a general
/// reader.
/// Anything else of XML (other encodings, document types) is refused, never misread. Spans it gives are valid until the next call.
/// </summary>
internal sealed class XmlScanner
{
    private const int FirstBuffer = 1 << 17;
    private const int MaxBuffer = 1 << 26;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[FirstBuffer];
    private byte[] _text = [];
    private int _next;
    private int _end;
    private bool _isAtEnd;
    private int _tag;
    private int _tagLength;
    private int _name;
    private int _nameLength;
    private int _depth;

    public XmlScanner(Stream stream)
    {
        _stream = stream;
        Fill();
        var head = _buffer.AsSpan(0, _end);
        if (head.StartsWith("\uFEFF"u8))
            _next = 3;
        else if (head.Length >= 2 && (head[0] >= 0xFE || head[0] == 0 || head[1] == 0))
            throw new UnusualWorkbookException("XML that is not UTF-8");
    }

    /// <summary>Name of the element without its prefix.</summary>
    public ReadOnlySpan<byte> Name => _buffer.AsSpan(_name, _nameLength);

    /// <summary>Whether the start tag is an empty element, so that no end tag follows.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The attributes of the start tag.</summary>
    public XmlAttributes Attributes => new(_buffer.AsSpan(_tag, _tagLength));

    /// <summary>Goes to the next tag; text, comments and instructions are passed over.</summary>
    public XmlToken Read()
    {
        while (true)
        {
            var open = Find((byte)'<', 0);
            if (open < 0)
            {
                if (_depth != 0 || !_buffer.AsSpan(_next, _end - _next).Trim(" \t\r\n"u8).IsEmpty)
                    throw Cut();
                return XmlToken.None;
            }

            _next += open + 1;
            switch (Peek(0))
            {
                case (byte)'?':
                    Instruction();
                    break;
                case (byte)'!':
                    SkipMarkup();
                    break;
                case (byte)'/':
                    var end = Demand((byte)'>');
                    SetName(_buffer.AsSpan(_next + 1, end - 1), _next + 1);
                    _next += end + 1;
                    Close();
                    return XmlToken.End;
                default:
                    Start();
                    _depth += IsEmpty ? 0 : 1;
                    if (_depth > XmlDepth.Most)
                        throw new WorkbookException(XmlDepth.TooDeep);
                    return XmlToken.Start;
            }
        }
    }

    /// <summary>The text of the element just started, as UTF-8, up to and with its end tag; elements within it are refused.</summary>
    public ReadOnlySpan<byte> ElementText()
    {
        if (IsEmpty)
            return default;
        // Nearly every text is one plain run: it is given as it stands in the buffer.
        var open = Demand((byte)'<');
        if (Peek(open + 1) == (byte)'/')
        {
            var close = open + DemandFrom((byte)'>', open);
            var plain = _buffer.AsSpan(_next, open);
            if (plain.IndexOfAny((byte)'&', (byte)'\r') < 0)
            {
                _next += close + 1;
                Close();
                return plain;
            }
        }

        return MixedText();
    }

    /// <summary>Passes over the element just started with all within it.</summary>
    public void Skip()
    {
        for (var depth = IsEmpty ? 0 : 1; depth > 0;)
        {
            depth += Read() switch
            {
                XmlToken.Start => IsEmpty ? 0 : 1,
                XmlToken.End => -1,
                _ => throw Cut(),
            };
        }
    }

    private ReadOnlySpan<byte> MixedText()
    {
        var length = 0;
        while (true)
        {
            var open = Demand((byte)'<');
            length = Append(length, open, isCharacterData: false);
            _next += open + 1;
            if (Peek(0) == (byte)'/')
            {
                var close = Demand((byte)'>');
                _next += close + 1;
                Close();
                return _text.AsSpan(0, length);
            }

            if (Peek(0) != (byte)'!' && Peek(0) != (byte)'?')
                throw new UnusualWorkbookException("an element within text");
            if (Peek(0) == (byte)'!' && Peek(1) == (byte)'[')
            {
                var count = DemandText("]]>"u8) - "![CDATA["u8.Length;
                _next += "![CDATA["u8.Length;
                length = Append(length, count, isCharacterData: true);
                _next += count + "]]>"u8.Length;
            }
            else
            {
                SkipMarkup();
            }
        }
    }

    private int Append(int length, int count, bool isCharacterData)
    {
        if (_text.Length < length + count)
            Array.Resize(ref _text, Math.Max(256, (length + count) * 2));
        return length + XmlText.Decode(_buffer.AsSpan(_next, count), _text.AsSpan(length), isCharacterData);
    }

    private void Start()
    {
        var end = Demand((byte)'>');
        // A '>' may stand within an attribute: then its quotes are not closed before it.
        while (!XmlText.AreQuotesClosed(_buffer.AsSpan(_next, end)))
            end += 1 + DemandFrom((byte)'>', end + 1);
        IsEmpty = end > 0 && _buffer[_next + end - 1] == (byte)'/';
        var tag = _buffer.AsSpan(_next, IsEmpty ? end - 1 : end);
        var name = tag.IndexOfAny(" \t\r\n"u8);
        SetName(name < 0 ? tag : tag[..name], _next);
        _tag = _next + (name < 0 ? tag.Length : name);
        _tagLength = name < 0 ? 0 : tag.Length - name;
        _next += end + 1;
    }

    private void SetName(ReadOnlySpan<byte> name, int at)
    {
        var trimmed = name.TrimEnd(" \t\r\n"u8);
        var prefix = trimmed.IndexOf((byte)':') + 1;
        _name = at + prefix;
        _nameLength = trimmed.Length - prefix;
    }

    private void Instruction()
    {
        var end = DemandText("?>"u8);
        var instruction = _buffer.AsSpan(_next, end);
        if (instruction.StartsWith("?xml "u8) && !XmlText.DeclaresUtf8(instruction))
            throw new UnusualWorkbookException("XML that is not UTF-8");
        _next += end + 2;
    }

    private void SkipMarkup()
    {
        if (Peek(0) == (byte)'?')
        {
            Instruction();
            return;
        }

        // Taken first: looking for the end may move the bytes, and with them the place to count from.
        var length = Peek(1) switch
        {
            (byte)'-' => DemandText("-->"u8),
            (byte)'[' => DemandText("]]>"u8),
            _ => throw new UnusualWorkbookException("a document type"),
        };
        _next += length + 3;
    }

    private void Close()
    {
        if (--_depth < 0)
            throw new UnusualWorkbookException("an end without a start");
    }

    private byte Peek(int offset)
    {
        while (_next + offset >= _end)
        {
            if (!Fill())
                throw Cut();
        }

        return _buffer[_next + offset];
    }

    private int Demand(byte value) => DemandFrom(value, 0);

    // Where the byte is, counted from the offset.
    private int DemandFrom(byte value, int offset)
    {
        var found = Find(value, offset);
        return found < 0 ? throw Cut() : found;
    }

    private int DemandText(ReadOnlySpan<byte> text)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_next + searched, _end - _next - searched).IndexOf(text);
            if (found >= 0)
                return searched + found;
            searched = Math.Max(0, _end - _next - text.Length);
            if (!Fill())
                throw Cut();
        }
    }

    private int Find(byte value, int offset)
    {
        var searched = offset;
        while (true)
        {
            var found = _next + searched < _end ? _buffer.AsSpan(_next + searched, _end - _next - searched).IndexOf(value) : -1;
            if (found >= 0)
                return searched - offset + found;
            searched = Math.Max(searched, _end - _next);
            if (!Fill())
                return -1;
        }
    }

    // Keeps what is not used yet; spans given before end here.
    private bool Fill()
    {
        if (_isAtEnd)
            return false;
        if (_next > 0)
        {
            Buffer.BlockCopy(_buffer, _next, _buffer, 0, _end - _next);
            _end -= _next;
            _next = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaxBuffer)
                throw new UnusualWorkbookException("a tag or text of more than 64 MB");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _isAtEnd = read == 0;
        _end += read;
        return read > 0;
    }

    private static UnusualWorkbookException Cut() => new("XML that ends too early");
}
