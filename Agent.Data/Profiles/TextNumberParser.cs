using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Data.Profiles;

/// <summary>
/// Reads a number as people type it: groups of thousands with any mark, lakhs, a minus on either side, brackets, percent, currency, unit.
/// </summary>
internal static partial class TextNumberParser
{
    private const int Longest = 40;

    private static readonly (string Mark, string Currency)[] Currencies =
    [
        ("€", "EUR"),
        ("EUR", "EUR"),
        ("US$", "USD"),
        ("$", "USD"),
        ("USD", "USD"),
        ("£", "GBP"),
        ("GBP", "GBP"),
        ("¥", "JPY"),
        ("JPY", "JPY"),
        ("₹", "INR"),
        ("INR", "INR"),
        ("Rs.", "INR"),
        ("Rs", "INR"),
        ("CHF", "CHF"),
        ("SEK", "SEK"),
        ("NOK", "NOK"),
        ("DKK", "DKK"),
        ("PLN", "PLN"),
        ("zł", "PLN"),
        ("CZK", "CZK"),
        ("Kč", "CZK"),
        ("kr.", "kr"),
        ("kr", "kr"),
        ("AUD", "AUD"),
        ("CAD", "CAD"),
        ("R$", "BRL"),
        ("BRL", "BRL"),
        ("CNY", "CNY"),
    ];

    /// <summary>The number; null where the text is none.</summary>
    public static TextNumber? Parse(string text, bool isDecimalComma)
    {
        if (text.Length > Longest || !text.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        // Most numbers are plain.
        if (
            !isDecimalComma
            && double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out var plain
            )
        )
            return double.IsFinite(plain) ? new TextNumber(plain, false, null) : null;
        var rest = text.AsSpan().Trim();
        var isNegative = rest.Length > 2 && rest[0] == '(' && rest[^1] == ')';
        if (isNegative)
            rest = rest[1..^1].Trim();
        TakeNoCents(ref rest);
        isNegative |= TakeMinus(ref rest);
        var currency = TakeCurrency(ref rest);
        TakeNoCents(ref rest);
        isNegative |= TakeMinus(ref rest);
        var isPercent = rest.EndsWith("%");
        if (isPercent)
            rest = rest[..^1].TrimEnd();
        var unit = isPercent ? null : TakeUnit(ref rest);
        if (Number(rest, isDecimalComma) is not { } value)
            return null;
        return new TextNumber(isNegative ? -value : value, isPercent, currency, unit);
    }

    private static double? Number(ReadOnlySpan<char> text, bool isDecimalComma)
    {
        Span<char> plain = stackalloc char[Longest];
        if (text.Length > plain.Length || text.IsEmpty || !char.IsAsciiDigit(text[^1]))
            return null;
        var length = 0;
        foreach (var character in text)
        {
            var mark = character switch
            {
                '.' => isDecimalComma ? ',' : '.',
                ',' => isDecimalComma ? '.' : ',',
                '\'' or '’' or '‘' or '`' or '´' => '\'',
                _ when char.IsWhiteSpace(character) => ' ',
                _ => character,
            };
            plain[length++] = mark;
        }

        var number = plain[..length];
        if (!Grouped().IsMatch(number))
            return null;
        length = 0;
        foreach (var character in number)
        {
            if (character is not (',' or '\'' or ' '))
                plain[length++] = character;
        }

        return
            double.TryParse(
                plain[..length],
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var value
            ) && double.IsFinite(value)
            ? value
            : null;
    }

    private static bool TakeMinus(ref ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[0] is '-' or '−' or '–')
            text = text[1..].TrimStart();
        else if (text.Length > 1 && text[^1] is '-' or '−' && char.IsAsciiDigit(text[^2]))
            text = text[..^1].TrimEnd();
        else
            return false;
        return true;
    }

    // 1'200.– and 80,-- have no cents.
    private static void TakeNoCents(ref ReadOnlySpan<char> text)
    {
        var digits = text.TrimEnd("-–—").Length;
        if (digits < text.Length && digits > 1 && text[digits - 1] is '.' or ',' && char.IsAsciiDigit(text[digits - 2]))
            text = text[..(digits - 1)];
    }

    private static string? TakeCurrency(ref ReadOnlySpan<char> text)
    {
        foreach (var (mark, currency) in Currencies)
        {
            if (text.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                text = text[mark.Length..].Trim();
            else if (text.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
                text = text[..^mark.Length].Trim();
            else
                continue;
            return currency;
        }

        return null;
    }

    // Known units only: 12A is a code.
    private static string? TakeUnit(ref ReadOnlySpan<char> text)
    {
        var digits = text.LastIndexOfAnyInRange('0', '9');
        if (digits < 0 || digits == text.Length - 1 || Units.Find(text[(digits + 1)..].Trim()) is not { } unit)
            return null;
        // m2 and m³ end in a digit or a sign of their own.
        text = text[..(digits + 1)];
        return unit;
    }

    // Groups of three, all or none: 1,2,3 is a list and no number. Behind the first group of three, Indian groups are of two.
    [GeneratedRegex(
        @"^[-+]?([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:'[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3})"
            + @"(\.[0-9]+)?$"
    )]
    private static partial Regex Grouped();
}
