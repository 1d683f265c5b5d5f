namespace Agent.Data.Workbooks.Xlsx;

/// <summary>The attributes of a start tag, one after the other.</summary>
internal ref struct XmlAttributes(ReadOnlySpan<byte> tag)
{
    private ReadOnlySpan<byte> _rest = tag;

    /// <summary>Name as written, prefix included.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Value as written, entities undecoded.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    public bool Next()
    {
        _rest = _rest.TrimStart(" \t\r\n"u8);
        if (_rest.IsEmpty)
            return false;
        var equals = _rest.IndexOf((byte)'=');
        if (equals < 0)
            throw Broken();
        Name = _rest[..equals].TrimEnd(" \t\r\n"u8);
        _rest = _rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
        if (_rest.IsEmpty || _rest[0] is not ((byte)'"' or (byte)'\''))
            throw Broken();
        var close = _rest[1..].IndexOf(_rest[0]);
        if (close < 0)
            throw Broken();
        Value = _rest.Slice(1, close);
        _rest = _rest[(close + 2)..];
        return true;
    }

    private static UnusualWorkbookException Broken() => new("a broken tag");
}
