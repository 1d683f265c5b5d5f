using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Data.Profiles;

/// <summary>Numbers typed as text: thousands, decimal points or commas, percent signs, currencies. Point or comma is decided per column by what fits.</summary>
internal static partial class TextNumbers
{
    private static readonly (string Mark, string Currency)[] Marks =
    [
        ("€", "EUR"), ("EUR", "EUR"), ("US$", "USD"), ("$", "USD"), ("USD", "USD"), ("£", "GBP"), ("GBP", "GBP"),
        ("¥", "JPY"), ("JPY", "JPY"), ("₹", "INR"), ("INR", "INR"), ("CHF", "CHF"),
    ];

    /// <summary>Reads each text; null where it is no number.</summary>
    public static TextNumber?[] Read(IReadOnlyList<string> texts, IReadOnlyList<int> counts, out bool isDecimalComma)
    {
        var point = texts.Select(text => TryParse(text, false)).ToArray();
        isDecimalComma = false;
        if (!texts.Any(text => text.Contains(',', StringComparison.Ordinal)))
            return point;
        var comma = texts.Select(text => TryParse(text, true)).ToArray();
        isDecimalComma = Fit(comma, counts) > Fit(point, counts);
        return isDecimalComma ? comma : point;
    }

    private static long Fit(TextNumber?[] numbers, IReadOnlyList<int> counts) => numbers.Select((number, i) => number is null ? 0L : counts[i]).Sum();

    private static TextNumber? TryParse(string text, bool isDecimalComma)
    {
        if (text.Length > 40 || !text.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        // Most numbers are plain.
        if (!isDecimalComma && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var plain))
            return double.IsFinite(plain) ? new TextNumber(plain, false, null) : null;
        var rest = text.AsSpan().Trim();
        var isNegative = rest.Length > 2 && rest[0] == '(' && rest[^1] == ')';
        if (isNegative)
            rest = rest[1..^1].Trim();
        var currency = TakeCurrency(ref rest);
        var isPercent = rest.EndsWith("%");
        if (isPercent)
            rest = rest[..^1].TrimEnd();
        var number = isDecimalComma ? rest.ToString().Replace('.', '\u0001').Replace(',', '.').Replace('\u0001', ',') : rest.ToString();
        if (!Grouped().IsMatch(number) || !double.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            return null;
        return new TextNumber(isNegative ? -value : value, isPercent, currency);
    }

    private static string? TakeCurrency(ref ReadOnlySpan<char> text)
    {
        var sign = text.Length > 0 && text[0] == '-';
        foreach (var (mark, currency) in Marks)
        {
            var body = sign ? text[1..] : text;
            if (body.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                text = body[mark.Length..].Trim();
            else if (body.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
                text = body[..^mark.Length].Trim();
            else
                continue;
            if (sign)
                text = $"-{text}";
            return currency;
        }

        return null;
    }

    // Groups of three, all or none: 1,2,3 is a list and no number.
    [GeneratedRegex(@"^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$")]
    private static partial Regex Grouped();
}
