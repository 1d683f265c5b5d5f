using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Data.Profiles.Dates;

/// <summary>Months of a year as people type them: <c>Jan-24</c>, <c>January 2024</c>, <c>2024-01</c>, <c>01/2024</c>.</summary>
internal static partial class TextMonths
{
    /// <summary>Reads a month of a year.</summary>
    public static bool TryRead(string text, out int year, out int month)
    {
        (year, month) = (0, 0);
        if (text.Length is < 5 or > 20)
            return false;
        if (Named().Match(text) is { Success: true } named && TextDateParser.TryMonth(named.Groups["month"].Value, out month))
        {
            year = Year(named.Groups["year"].Value);
            return true;
        }

        if (Numbered().Match(text) is not { Success: true } numbered)
            return false;
        month = int.Parse(numbered.Groups["month"].Value, CultureInfo.InvariantCulture);
        year = Year(numbered.Groups["year"].Value);
        return month is >= 1 and <= 12;
    }

    private static int Year(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length == 4 ? year : year + (year < 50 ? 2000 : 1900);
    }

    [GeneratedRegex(
        @"^(?<month>\p{L}{3,9})\.?[\s\-/,']*(?<year>(19|20)[0-9][0-9]|[0-9][0-9])$"
            + @"|^(?<year>(19|20)[0-9][0-9])[\s\-/,]*(?<month>\p{L}{3,9})\.?$"
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?<year>(19|20)[0-9][0-9])[\-/.](?<month>[0-9]{1,2})$|^(?<month>[0-9]{1,2})[\-/.](?<year>(19|20)[0-9][0-9])$")]
    private static partial Regex Numbered();
}
