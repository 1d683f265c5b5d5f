using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Core.Grounding;

/// <summary>Finds the figures of an English text: 1,234 · 61.2 % · $1.2 million · about 3,000 · 3k · twelve · twice. Dates, list numbers and names with digits are no figures.</summary>
internal static partial class FigureScanner
{
    private static readonly Dictionary<string, double> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
    };

    private static readonly Dictionary<string, double> Ratios = new(StringComparer.OrdinalIgnoreCase)
    {
        ["twice"] = 2,
        ["double"] = 2,
        ["triple"] = 3,
        ["half"] = 0.5,
    };

    /// <summary>The figures in text order.</summary>
    public static IEnumerable<Figure> Scan(string text)
    {
        var skipped = Dates().Matches(text).Concat(ListNumbers().Matches(text)).Concat(Code().Matches(text)).ToList();
        bool IsSkipped(Capture match) => skipped.Any(span => match.Index < span.Index + span.Length && span.Index < match.Index + match.Length);

        foreach (Match match in Figures().Matches(text))
        {
            if (!IsSkipped(match))
                yield return Read(match);
        }
    }

    private static Figure Read(Match match)
    {
        if (match.Groups["word"] is { Success: true } word)
        {
            return Ratios.TryGetValue(word.Value, out var ratio)
                ? new(match.Index, match.Length, ratio, ratio * 0.1, FigureKind.Ratio)
                : new(match.Index, match.Length, Words[word.Value], 0, FigureKind.Word);
        }

        var digits = match.Groups["digits"].Value.Replace(",", string.Empty, StringComparison.Ordinal);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var scale = Scale(match.Groups["scale"].Value);
        var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) * scale;
        if (match.Groups["minus"].Success)
            value = -value;

        // "Rounded" is part of what is written: 61.2 stands for 61.15 to 61.25. "about 3,000" for the zeros at its end as well.
        var unit = Math.Pow(10, -decimals) * scale;
        if (match.Groups["about"].Success && decimals == 0)
            unit *= Math.Pow(10, digits.Length - digits.TrimEnd('0').Length);
        var kind = match.Groups["percent"].Success ? FigureKind.Percent
            : scale == 1 && digits.Length == 4 && match.Groups["digits"].Length == 4 && value is >= 1900 and <= 2100 ? FigureKind.Year
            : FigureKind.Number;
        return new(match.Index, match.Length, value, unit / 2, kind);
    }

    private static double Scale(string word) => word.Trim().ToUpperInvariant() switch
    {
        "THOUSAND" or "K" => 1e3,
        "MILLION" or "M" => 1e6,
        "BILLION" or "BN" => 1e9,
        _ => 1,
    };

    [GeneratedRegex(
        """
        (?<![\w.,:/'’-])
        (?:(?<about>about|around|roughly|approximately|nearly|almost|some|over|~|≈)\s*)?
        (?:
          (?<minus>[-−–](?=[\d$€£]))?[$€£]?
          (?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
          (?<scale>\ ?(?:thousand|million|billion|bn)\b|[kKM]\b)?
          (?:(?<percent>\ ?%|\ percent\b|\ per\ cent\b|\ percentage\ points?\b))?
          (?![\w]|[.,:/-]\d)
        | (?<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|double|triple|half)\b
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(
        """
        \b\d{4}-\d{2}(?:-\d{2})?(?:[T\ ]\d{2}:\d{2}(?::\d{2})?)?\b
        |\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b
        |\b\d{1,2}:\d{2}(?::\d{2})?\b
        |\b(?:\d{1,2}(?:st|nd|rd|th)?\ )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ (?:\d{1,2}(?:st|nd|rd|th)?,?\ )?\d{4}\b
        |\b\d{1,2}\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b
        |\b(?:Q[1-4]|H[12])\ ?\d{4}\b
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    // "1. First" of a Markdown list.
    [GeneratedRegex(@"^\s*\d{1,3}[.)]\s", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ListNumbers();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
