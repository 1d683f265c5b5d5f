using System.Globalization;
using System.Text;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>
/// Dates that a cell spells out: <c>2024-01-15</c>, <c>2024-01-15T10:30:00Z</c>. A zone is not applied: the sheet shows what is written.
/// </summary>
internal static class IsoDate
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    public static bool TryParse(ReadOnlySpan<byte> text, out double serial)
    {
        serial = 0;
        if (text.Length is < 10 or > 40)
            return false;
        var written = Encoding.ASCII.GetString(text).TrimEnd('Z');
        if (!DateTime.TryParseExact(written, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return false;
        serial = SerialDate.Of(date);
        return true;
    }
}
