using System.Buffers;
using System.Globalization;
using System.Text;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>Texts as Excel writes them: UTF-8, with <c>_x000D_</c> for characters XML cannot hold.</summary>
internal sealed class ExcelText
{
    private static readonly SearchValues<char> UpperHex = SearchValues.Create("0123456789ABCDEF");

    private char[] _characters = new char[1024];

    /// <summary>The text; valid until the next call. Carriage returns before line feeds are dropped, as everywhere.</summary>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> utf8)
    {
        if (_characters.Length < utf8.Length)
            _characters = new char[Math.Max(utf8.Length, _characters.Length * 2)];
        var length = Encoding.UTF8.GetChars(utf8, _characters);
        var text = _characters.AsSpan(0, length);
        return text.Contains("_x", StringComparison.Ordinal) ? Unescape(text) : text;
    }

    // In place: what comes out is never longer.
    private static ReadOnlySpan<char> Unescape(Span<char> text)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (
                character == '_'
                && i + 6 < text.Length
                && text[i + 1] == 'x'
                && text[i + 6] == '_'
                && text.Slice(i + 2, 4).IndexOfAnyExcept(UpperHex) < 0
                && ushort.TryParse(text.Slice(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            )
            {
                character = (char)code;
                i += 6;
            }

            if (character == '\n' && written > 0 && text[written - 1] == '\r')
                written--;
            text[written++] = character;
        }

        // A lone return is a line end too.
        text[..written].Replace('\r', '\n');
        return text[..written];
    }
}
