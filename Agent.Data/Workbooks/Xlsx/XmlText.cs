using System.Buffers.Text;
using System.Text;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>The small grammar of XML: entities, line ends, quotes.</summary>
internal static class XmlText
{
    /// <summary>Decodes entities and line ends as XML says; never longer than the source.</summary>
    /// <returns>Bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> target, bool isCharacterData)
    {
        var written = 0;
        while (!source.IsEmpty)
        {
            var special = isCharacterData ? source.IndexOf((byte)'\r') : source.IndexOfAny((byte)'&', (byte)'\r');
            var plain = special < 0 ? source : source[..special];
            plain.CopyTo(target[written..]);
            written += plain.Length;
            if (special < 0)
                break;
            source = source[special..];
            if (source[0] == (byte)'\r')
            {
                target[written++] = (byte)'\n';
                source = source.Length > 1 && source[1] == (byte)'\n' ? source[2..] : source[1..];
                continue;
            }

            var end = source.IndexOf((byte)';');
            if (end < 0 || !TryEntity(source[1..end], out var rune))
                throw new UnusualWorkbookException("an unknown entity");
            written += rune.EncodeToUtf8(target[written..]);
            source = source[(end + 1)..];
        }

        return written;
    }

    /// <summary>Whether every quote that opens in the tag closes in it.</summary>
    public static bool AreQuotesClosed(ReadOnlySpan<byte> tag)
    {
        while (true)
        {
            var open = tag.IndexOfAny((byte)'"', (byte)'\'');
            if (open < 0)
                return true;
            var close = tag[(open + 1)..].IndexOf(tag[open]);
            if (close < 0)
                return false;
            tag = tag[(open + close + 2)..];
        }
    }

    /// <summary>Whether the XML declaration names UTF-8, or no encoding, which means the same.</summary>
    public static bool DeclaresUtf8(ReadOnlySpan<byte> declaration)
    {
        var text = Encoding.ASCII.GetString(declaration);
        return !text.Contains("encoding", StringComparison.OrdinalIgnoreCase)
            || text.Contains("utf-8", StringComparison.OrdinalIgnoreCase)
            || text.Contains("us-ascii", StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryEntity(ReadOnlySpan<byte> name, out Rune rune)
    {
        var code = name switch
        {
            _ when name.SequenceEqual("amp"u8) => '&',
            _ when name.SequenceEqual("lt"u8) => '<',
            _ when name.SequenceEqual("gt"u8) => '>',
            _ when name.SequenceEqual("quot"u8) => '"',
            _ when name.SequenceEqual("apos"u8) => '\'',
            _ => Number(name),
        };
        rune = default;
        return code > 0 && Rune.TryCreate(code, out rune);
    }

    private static int Number(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 2 or > 8 || name[0] != (byte)'#')
            return 0;
        var isHex = name[1] is (byte)'x' or (byte)'X';
        var digits = name[(isHex ? 2 : 1)..];
        return Utf8Parser.TryParse(digits, out int code, out var used, isHex ? 'X' : 'D') && used == digits.Length ? code : 0;
    }
}
