using System.Text;
using UtfUnknown;

namespace Agent.Data.Workbooks.Csv;

/// <summary>
/// How the text of a CSV file is written: as its byte order mark says; without one UTF-8 where all of it is; UTF-16 where every other byte
/// is zero; otherwise the
/// code page that its letters speak for, and Windows-1252, as Excel's plain "CSV" is on Western machines, where they do not speak clearly.
/// </summary>
internal static class CsvEncoding
{
    private const int Block = 1 << 16;
    private const int Sample = 1 << 20;
    private const float MinConfidence = 0.6f;
    private const int MinHighBytes = 12;
    private const int MinPerZero = 20;

    // Close to Windows-1252: told apart by a few letters, in which the detector errs more often than Excel's users do.
    private static readonly HashSet<int> Western = [1252, 28591, 28605, 20127];

    private static readonly Dictionary<int, int> WindowsOfIso = new()
    {
        [28592] = 1250,
        [28594] = 1257,
        [28595] = 1251,
        [28596] = 1256,
        [28597] = 1253,
        [28598] = 1255,
        [38598] = 1255,
        [28599] = 1254,
        [28603] = 1257,
    };

    static CsvEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Whether the first bytes are the byte order mark of UTF-16.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> head) => head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>Whether bytes can be text: without a zero but for a few by mistake, or in UTF-16.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes) =>
        IsUtf16(bytes) || !bytes.Contains((byte)0) || WithoutMark(bytes) is not null || HasStrayZeros(bytes);

    /// <exception cref="WorkbookException">The file is no text.</exception>
    public static Encoding Find(string path, CancellationToken cancellationToken)
    {
        using var file = Open(path);
        var head = new byte[4096];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var start = head.AsSpan(0, read);
        if (IsUtf16(start))
            return head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        if (start is [0xEF, 0xBB, 0xBF, ..])
            return Encoding.UTF8;
        if (start.Contains((byte)0) && WithoutMark(start) is { } wide)
            return wide;
        if (start.Contains((byte)0) && !HasStrayZeros(start))
            throw new WorkbookException("The file is no text. Save it as \"CSV UTF-8\".");
        file.Position = 0;
        return IsUtf8(file, cancellationToken) ? Encoding.UTF8 : ByLetters(file);
    }

    /// <summary>What is told of an encoding; null for UTF-8.</summary>
    public static string? Note(Encoding encoding) => encoding switch
    {
        _ when encoding == Encoding.UTF8 => null,
        UnicodeEncoding => "The file is in UTF-16",
        _ => $"The file is not in UTF-8 and was read as {Name(encoding)}; if letters are wrong, save it as \"CSV UTF-8\"",
    };

    private static string Name(Encoding encoding) =>
        encoding.CodePage is >= 1250 and <= 1258 ? $"Windows-{encoding.CodePage}" : encoding.WebName;

    // What some databases leave in their exports: a zero here and there in a file that has lines and hardly any control characters.
    private static bool HasStrayZeros(ReadOnlySpan<byte> bytes)
    {
        var (zeros, controls) = (bytes.Count((byte)0), 0);
        foreach (var one in bytes)
            controls += one is > 0 and < 9 or > 13 and < 32 or 127 ? 1 : 0;
        return zeros * MinPerZero <= bytes.Length && controls <= zeros && bytes.ContainsAny((byte)'\n', (byte)'\r');
    }

    // Text of Western letters in UTF-16 is zero in every second byte.
    private static Encoding? WithoutMark(ReadOnlySpan<byte> bytes)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < bytes.Length; i++)
            _ =
                bytes[i] != 0 ? 0
                : i % 2 == 0 ? ++even
                : ++odd;
        return odd * 5 > bytes.Length * 2 && even * 20 < odd ? Encoding.Unicode
            : even * 5 > bytes.Length * 2 && odd * 20 < even ? Encoding.BigEndianUnicode
            : null;
    }

    private static Encoding ByLetters(FileStream file)
    {
        file.Position = 0;
        var bytes = new byte[Math.Min(Sample, file.Length)];
        file.ReadExactly(bytes);
        var detected = CharsetDetector.DetectFromBytes(bytes).Detected;
        if (detected is not { Encoding: { } encoding, Confidence: >= MinConfidence } || Western.Contains(encoding.CodePage))
            return Windows1252;
        if (!encoding.IsSingleByte)
            return CanBe(encoding, bytes) ? encoding : Windows1252;
        encoding = WithLetters(encoding, bytes);
        // A few letters speak for many code pages; they are another's only where they are no letters in this one.
        return CountHigh(bytes) >= MinHighBytes || HasSignsInWords(bytes) ? encoding : Windows1252;
    }

    // Hardly a byte may be no character of an encoding of several bytes: hard blanks before digits are none of Chinese.
    private static bool CanBe(Encoding encoding, byte[] bytes)
    {
        var marked = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        return marked.GetString(bytes).AsSpan().Count('\uFFFD') * MinPerZero <= CountHigh(bytes);
    }

    // Where the ISO code pages have control characters, those of Windows have letters.
    private static Encoding WithLetters(Encoding encoding, ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyInRange((byte)0x80, (byte)0x9F) && WindowsOfIso.TryGetValue(encoding.CodePage, out var page)
            ? CodePagesEncodingProvider.Instance.GetEncoding(page)!
            : encoding;

    // Hard blanks, quotes, dashes and the euro are the same in nearly all of them and speak for none.
    private static int CountHigh(byte[] bytes)
    {
        var count = 0;
        foreach (var one in bytes)
            count += one is > 0x7F and not (0x80 or 0x85 or (>= 0x91 and <= 0x97) or 0xA0) ? 1 : 0;
        return count;
    }

    // Within a word, between two letters of ASCII, Western text has letters and apostrophes only.
    private static bool HasSignsInWords(byte[] bytes)
    {
        var text = Windows1252.GetString(bytes);
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (
                text[i] > '\u007F'
                && text[i] != '\u2019'
                && !char.IsLetter(text[i])
                && char.IsAsciiLetter(text[i - 1])
                && char.IsAsciiLetter(text[i + 1])
            )
                return true;
        }

        return false;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Block);

    // A file cut within its last character, still being written perhaps, is UTF-8 if other characters of several bytes stand in it.
    private static bool IsUtf8(FileStream file, CancellationToken cancellationToken)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[Block];
        var characters = new char[Block + 4];
        var hasWide = false;
        while (file.Read(bytes) is > 0 and var read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!TryDecode(decoder, bytes.AsSpan(0, read), characters, flush: false, ref hasWide))
                return false;
        }

        return TryDecode(decoder, [], characters, flush: true, ref hasWide) || hasWide;
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
