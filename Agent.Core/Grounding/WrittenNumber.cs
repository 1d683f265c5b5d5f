using System.Globalization;

namespace Agent.Core.Grounding;

/// <summary>
/// The readings of digits with separators: 1,234.5 · 1.234,5 · 61,2 · 1 234 · 1'234. Where a sign can be either, the English reading is the
/// first.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">One unit of its last digit.</param>
internal readonly record struct WrittenNumber(double Value, double Unit)
{
    private const string Spaces = "'’\u00A0\u2009\u202F";

    /// <summary>The number, and the other reading where there is one.</summary>
    public static (WrittenNumber First, WrittenNumber? Other) Read(string digits)
    {
        var signs = string.Concat(digits.Where(sign => !Spaces.Contains(sign, StringComparison.Ordinal)));
        var (point, comma) = (signs.LastIndexOf('.'), signs.LastIndexOf(','));
        if (point >= 0 && comma >= 0)
            return (point > comma ? With(signs, '.', ',') : With(signs, ',', '.'), null);
        var sign = point >= 0 ? '.' : ',';
        var at = Math.Max(point, comma);
        if (at < 0)
            return (With(signs, '.', ','), null);
        var isGrouped = IsGrouped(signs, sign);
        if (signs.IndexOf(sign, StringComparison.Ordinal) != at)
            return (With(signs, Other(sign), sign), null);
        if (!isGrouped)
            return (With(signs, sign, Other(sign)), null);
        var thousands = With(signs, Other(sign), sign);
        var fraction = With(signs, sign, Other(sign));
        return sign == ',' ? (thousands, fraction) : (fraction, thousands);
    }

    private static char Other(char sign) => sign == '.' ? ',' : '.';

    private static bool IsGrouped(string signs, char sign)
    {
        var groups = signs.Split(sign);
        return groups[0].Length is >= 1 and <= 3 && groups[0] != "0" && groups.Skip(1).All(group => group.Length == 3);
    }

    private static WrittenNumber With(string signs, char point, char group)
    {
        var plain = signs.Replace(group.ToString(), string.Empty, StringComparison.Ordinal).Replace(point, '.');
        var decimals = plain.IndexOf('.', StringComparison.Ordinal) is var at && at < 0 ? 0 : plain.Length - at - 1;
        return new(double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture), Math.Pow(10, -decimals));
    }
}
