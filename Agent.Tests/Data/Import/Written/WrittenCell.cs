using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Tests.Data.Import.Written;

/// <summary>
/// A cell as it is written down in a test: <c>12.5</c>, <c>2024-03-01</c>, <c>13:40</c>, <c>TRUE</c>, text, <c>'12</c> for text of digits,
/// <c>45{0%}</c> for a number with
/// a format, <c>=SUM(C2:C4)~9</c> for a formula with its value.
/// </summary>
/// <param name="Value">A text, number, date or flag; null for an empty cell.</param>
/// <param name="Format">The number format; null for General.</param>
/// <param name="Formula">The formula; null for none.</param>
internal sealed partial record WrittenCell(object? Value, string? Format = null, string? Formula = null)
{
    public static WrittenCell Read(string text)
    {
        text = text.Trim();
        if (Formulas().Match(text) is { Success: true } formula)
            return Read(formula.Groups["value"].Value) with { Formula = formula.Groups["formula"].Value };
        if (Formatted().Match(text) is { Success: true } formatted)
            return new WrittenCell(Read(formatted.Groups["value"].Value).Value, formatted.Groups["format"].Value);
        return text switch
        {
            "" => new WrittenCell(Value: null),
            "TRUE" or "FALSE" => new WrittenCell(text == "TRUE"),
            ['\'', ..] => new WrittenCell(text[1..].Replace("\\n", "\n", StringComparison.Ordinal)),
            _ when Dates().IsMatch(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, out var date) =>
                new WrittenCell(date, text.Length > 10 ? "yyyy-mm-dd hh:mm" : "yyyy-mm-dd"),
            _ when Times().IsMatch(text) => new WrittenCell(TimeSpan.Parse(text, CultureInfo.InvariantCulture).TotalDays, "h:mm"),
            _ when Numbers().IsMatch(text) => new WrittenCell(double.Parse(text, CultureInfo.InvariantCulture)),
            _ => new WrittenCell(text.Replace("\\n", "\n", StringComparison.Ordinal)),
        };
    }

    [GeneratedRegex(@"^=(?<formula>.+)~(?<value>.*)$")]
    private static partial Regex Formulas();

    [GeneratedRegex(@"^(?<value>[^{]*)\{(?<format>[^}]+)\}$")]
    private static partial Regex Formatted();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d( \d\d:\d\d)?$")]
    private static partial Regex Dates();

    [GeneratedRegex(@"^\d{1,2}:\d\d$")]
    private static partial Regex Times();

    [GeneratedRegex(@"^-?\d+(\.\d+)?$")]
    private static partial Regex Numbers();
}
