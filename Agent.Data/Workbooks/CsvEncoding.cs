using System.Text;

namespace Agent.Data.Workbooks;

/// <summary>
/// How the text of a CSV file is written: as its byte order mark says; without one UTF-8 where all of it is, and otherwise Windows-1252, as Excel's plain "CSV" is
/// on Western machines.
/// </summary>
internal static class CsvEncoding
{
    private const int Block = 1 << 16;

    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Whether the first bytes are the byte order mark of UTF-16.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> head) => head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    public static Encoding Find(string path, CancellationToken cancellationToken)
    {
        using var file = Open(path);
        var head = new byte[3];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (IsUtf16(head.AsSpan(0, read)))
            return head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        if (head is [0xEF, 0xBB, 0xBF])
            return Encoding.UTF8;
        file.Position = 0;
        return IsWindows1252(file, cancellationToken) ? Windows1252 : Encoding.UTF8;
    }

    /// <summary>Writes the file again in UTF-8.</summary>
    public static void Convert(string path, Encoding encoding, string target, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(Open(path), encoding, detectEncodingFromByteOrderMarks: encoding != Windows1252);
        using var writer = new StreamWriter(target);
        var characters = new char[Block];
        while (reader.ReadBlock(characters) is > 0 and var read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(characters, 0, read);
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Block);

    // Text without a zero that is not UTF-8. A file cut within its last character, still being written perhaps, is UTF-8 if other characters of several bytes stand in it.
    private static bool IsWindows1252(FileStream file, CancellationToken cancellationToken)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[Block];
        var characters = new char[Block + 4];
        var (isUtf8, hasWide) = (true, false);
        while (file.Read(bytes) is > 0 and var read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var block = bytes.AsSpan(0, read);
            if (block.Contains((byte)0))
                return false;
            isUtf8 = isUtf8 && TryDecode(decoder, block, characters, flush: false, ref hasWide);
        }

        return !isUtf8 || (!TryDecode(decoder, [], characters, flush: true, ref hasWide) && !hasWide);
    }

    private static bool TryDecode(Decoder decoder, ReadOnlySpan<byte> bytes, char[] characters, bool flush, ref bool hasWide)
    {
        try
        {
            var written = decoder.GetChars(bytes, characters, flush);
            hasWide |= characters.AsSpan(0, written).IndexOfAnyExceptInRange('\0', '\u007F') >= 0;
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
