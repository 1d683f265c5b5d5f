using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Core.Grounding;

/// <summary>
/// Finds the figures of a text: 1,234 · 1.234 · 61.2 % · $1.2 million · about 3,000 · 3k · 12 t · 10–20 · twelve · twice · a third of.
/// Dates, times, list numbers,
/// addresses and names with digits are no figures.
/// </summary>
internal static partial class FigureScanner
{
    // A ratio in words is a rough one.
    private const double RatioTolerance = 0.1;

    private static readonly FrozenDictionary<string, double> Words = new[]
    {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    }
        .Select((word, index) => KeyValuePair.Create(word, index + 2.0))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The figures in text order.</summary>
    public static IEnumerable<Figure> Scan(string text)
    {
        var skipped = Dates().Matches(text).Concat(ListNumbers().Matches(text)).Concat(Code().Matches(text)).ToList();
        bool IsSkipped(Capture match) =>
            skipped.Any(span => match.Index < span.Index + span.Length && span.Index < match.Index + match.Length);

        foreach (Match match in Figures().Matches(text))
        {
            if (!IsSkipped(match))
                yield return Read(match);
        }
    }

    private static Figure Read(Match match)
    {
        if (match.Groups["ratio"] is { Success: true } ratio)
            return Ratio(match, RatioOf(ratio.Value));
        if (match.Groups["word"] is { Success: true } word)
            return match.Groups["times"].Success
                ? Ratio(match, Words[word.Value])
                : new(match.Index, match.Length, Words[word.Value], 0, FigureKind.Word);

        var digits = match.Groups["digits"].Value;
        var (first, other) = WrittenNumber.Read(digits);
        if (match.Groups["times"].Success)
            return Ratio(match, first.Value) with { Tolerance = Math.Max(first.Unit / 2, first.Value * RatioTolerance / 2) };
        var scale = Scale(match.Groups["scale"].Value);
        var kind = match.Groups["percent"].Success ? FigureKind.Percent
            : scale == 1 && digits.Length == 4 && digits.All(char.IsAsciiDigit) && first.Value is >= 1900 and <= 2100 ? FigureKind.Year
            : FigureKind.Number;
        var sign = match.Groups["minus"].Success ? -1 : 1;
        // "Rounded" is part of what is written: 61.2 stands for 61.15 to 61.25. "about 3,000" for the zeros at its end as well.
        double Tolerance(WrittenNumber number) => Unit(number, match.Groups["about"].Success) * scale / 2;
        return new Figure(match.Index, match.Length, sign * first.Value * scale, Tolerance(first), kind)
        {
            OtherValue = other is { } reading ? sign * reading.Value * scale : double.NaN,
            OtherTolerance = other is { } alternative ? Tolerance(alternative) : 0,
        };
    }

    private static Figure Ratio(Match match, double value) =>
        new(match.Index, match.Length, value, value * RatioTolerance, FigureKind.Ratio);

    private static double Unit(WrittenNumber number, bool isRough)
    {
        if (!isRough || number.Unit < 1)
            return number.Unit;
        var unit = 1.0;
        while (unit < number.Value && number.Value % (unit * 10) == 0)
            unit *= 10;
        return unit;
    }

    private static double RatioOf(string words) => words.ToUpperInvariant() switch
    {
        var half when half.StartsWith("HAL", StringComparison.Ordinal) => 0.5,
        var triple when triple.StartsWith("TRIPLE", StringComparison.Ordinal) => 3,
        var thirds when thirds.Contains("THIRDS", StringComparison.Ordinal) => 2.0 / 3,
        var third when third.Contains("THIRD", StringComparison.Ordinal) => 1.0 / 3,
        var quarters when quarters.Contains("QUARTERS", StringComparison.Ordinal) => 0.75,
        var quarter when quarter.Contains("QUARTER", StringComparison.Ordinal) => 0.25,
        _ => 2,
    };

    private static double Scale(string word) => word.Trim().TrimEnd('.').ToUpperInvariant() switch
    {
        "THOUSAND" or "K" or "TSD" => 1e3,
        "MILLION" or "M" or "MIO" or "MN" => 1e6,
        "BILLION" or "BN" or "MRD" => 1e9,
        _ => 1,
    };

    // What stands before a figure must not be part of a name (H2S, INC-2024-7, v2.1); a range's second number may follow the first.
    [GeneratedRegex(
        """
            (?<![\w.,:'’])(?<!(?<!(?<![\w.,-])[0-9][0-9.,]*)-(?=[0-9]))(?<!\w-(?=[$€£]))
            (?:(?<about>about|around|roughly|approximately|approx\.|nearly|almost|some|over|under|more\ than|less\ than|fewer\ than|at\ least|at\ most|up\ to|circa|ca\.|rund|etwa|knapp|~|≈|>|<)\s*)?
            (?:
              (?<minus>(?<![0-9]\ ?)[-−–](?=[0-9$€£]))?[$€£]?
              (?<digits>[0-9]{1,3}(?:[,.'’\u00A0\u2009\u202F][0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?)
              (?<scale>[\ \u00A0]?(?:thousand|million|billion|bn|mn|mio|mrd|tsd)\b\.?|(?-i:[kKM])\b)?
              (?:(?<percent>[\ \u00A0]?%|[\ \u00A0](?:percent|per\ cent|prozent|percentage\ points?)\b)
                |(?<times>[\ ]?(?:x\b|-fold\b|times\ (?=as|more|the|higher|larger|greater|fewer|less|lower)))
                |(?-i:t|kg|g|mg|km|m|cm|mm|l|ml|h|hr|hrs|min|mins|s|d|ppm|ppb|bbl|gal|ft|lb|lbs|psi|bar|kWh|MW)\b)?
              (?![\w]|[.,:][0-9]|-(?>[0-9][0-9.,]*)[\w-]|-[a-z]+[0-9])
            | (?<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\b(?!-(?:thirds|quarters))
              (?<times>\ times\ (?=as|more|the|higher|larger|greater|fewer|less|lower)|-?fold\b)?
            | (?<ratio>twice|doubled?\b(?!-)|tripled?\b(?!-)|halved|half(?=\ (?:of|as|the|that)\b)|two[- ]thirds|(?:a|one)[- ]third(?=\ of\b)|three[- ]quarters(?=\ of\b)|(?:a|one)[- ]quarter(?=\ of\b))\b
            )
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Figures();

    [GeneratedRegex(
        """
            \b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:[T\ ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?\b
            |\b[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}\b
            |\b[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}\b
            |\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\b
            |\b[0-9]{1,2}\ ?[ap]\.?m\b
            |\b24/7\b
            |\bhttps?://\S+
            |\b(?:[0-9]{1,2}(?:st|nd|rd|th|\.)?\ )?(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*\.?
              \ (?:[0-9]{1,2}(?:st|nd|rd|th)?,?\ )?[0-9]{4}\b
            |\b[0-9]{1,2}\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b
            |\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ [0-9]{1,2}\b(?![.,][0-9]|\ ?%)
              (?=\s*(?:[,.;:)]|$|to\b|and\b|was\b|had\b|with\b|[-–]))
            |\b(?:Q[1-4]|H[12])\ ?[0-9]{4}\b
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Dates();

    // "1. First" of a Markdown list.
    [GeneratedRegex(@"^\s*[0-9]{1,3}[.)]\s", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ListNumbers();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
