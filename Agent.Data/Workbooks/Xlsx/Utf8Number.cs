using System.Globalization;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>Numbers as files write them.</summary>
internal static class Utf8Number
{
    private const int ExactDigits = 15;
    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>
    /// Reads a number; up to 15 digits without an exponent by an exact division, which rounds as the general parser does.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double number)
    {
        long digits = 0;
        int count = 0, decimals = -1;
        var isNegative = text.Length > 0 && text[0] == (byte)'-';
        for (var i = isNegative ? 1 : 0; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (text[i] == (byte)'.' && decimals < 0)
            {
                decimals = 0;
            }
            else
            {
                count = ExactDigits + 1;
            }

            if (count > ExactDigits)
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        }

        number = decimals > 0 ? digits / Powers[decimals] : digits;
        number = isNegative ? -number : number;
        return count > 0;
    }
}
