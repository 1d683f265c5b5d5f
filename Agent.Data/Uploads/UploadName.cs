using System.Globalization;
using System.Text;
using Agent.Data.Workbooks;

namespace Agent.Data.Uploads;

/// <summary>Makes the name of an upload safe on every system: no folder, nothing hidden, nothing reserved.</summary>
internal static class UploadName
{
    public static readonly string[] Extensions = FileTypes.Read;

    // In bytes of UTF-8; leaves room for what stands behind the name of a sidecar or a staging file.
    private const int LongestBytes = 150;
    private const string NotInNames = "<>:\"/\\|?*";

    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(number => (string[])[$"com{number}", $"lpt{number}"])],
        StringComparer.OrdinalIgnoreCase
    );

    /// <exception cref="UploadException">No name is left, or its ending is none of a workbook.</exception>
    public static string Clean(string name)
    {
        var last = name.Normalize(NormalizationForm.FormC).Split('/', '\\')[^1];
        var extension =
            Extensions.FirstOrDefault(known => last.EndsWith(known, StringComparison.OrdinalIgnoreCase))
            ?? throw new UploadException(
                UploadCodes.BadName,
                FileTypes.WhyNot(last) ?? $"Only {string.Join(", ", Extensions)} files are supported."
            );
        var stem = new StringBuilder();
        foreach (var rune in last[..^extension.Length].EnumerateRunes())
        {
            if (IsPlain(rune))
                stem.Append(rune);
            else if (stem.Length > 0 && stem[^1] != '_')
                stem.Append('_');
        }

        var plain = Cut(stem.ToString().Trim(' ', '.', '~', '_'));
        if (plain.Length == 0)
            throw new UploadException(UploadCodes.BadName, "The file needs a name of letters or digits before its ending.");
        return (Reserved.Contains(plain.Split('.')[0]) ? "file-" + plain : plain) + extension;
    }

    private static bool IsPlain(Rune rune) =>
        !(rune.IsAscii && NotInNames.Contains((char)rune.Value, StringComparison.Ordinal))
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    private static string Cut(string stem)
    {
        while (Encoding.UTF8.GetByteCount(stem) > LongestBytes)
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        return stem.Trim(' ', '.');
    }
}
