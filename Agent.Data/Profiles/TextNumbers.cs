using System.Text.RegularExpressions;

namespace Agent.Data.Profiles;

/// <summary>
/// Numbers typed as text. Point or comma is decided per column by what fits; where every cell can be read both ways (1.500), by what the
/// other columns of the sheet
/// are like.
/// </summary>
internal static partial class TextNumbers
{
    /// <summary>Reads each text; null where it is no number.</summary>
    /// <param name="texts">The distinct texts.</param>
    /// <param name="counts">How many cells hold each.</param>
    /// <param name="hint">What other columns of the sheet say; null when none says.</param>
    public static TextNumberReading Read(IReadOnlyList<string> texts, IReadOnlyList<int> counts, DecimalMark? hint)
    {
        var point = new TextNumber?[texts.Count];
        var comma = point;
        var hasMarks = false;
        string? example = null;
        long pointFit = 0, commaFit = 0, ambiguous = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            point[i] = TextNumberParser.Parse(texts[i], isDecimalComma: false);
            hasMarks |= texts[i].AsSpan().ContainsAny('.', ',');
        }

        if (!hasMarks)
            return new TextNumberReading(point, null, 0, null);
        comma = new TextNumber?[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            comma[i] = TextNumberParser.Parse(texts[i], isDecimalComma: true);
            pointFit += point[i] is null ? 0 : counts[i];
            commaFit += comma[i] is null ? 0 : counts[i];
            if (point[i] is not { } left || comma[i] is not { } right || left.Value == right.Value)
                continue;
            ambiguous += counts[i];
            example ??= texts[i];
        }

        if (pointFit != commaFit)
            return commaFit > pointFit
                ? new TextNumberReading(comma, new DecimalMark(true, true), ambiguous, null)
                : new TextNumberReading(point, new DecimalMark(false, true), ambiguous, null);
        if (ambiguous == 0)
            return new TextNumberReading(point, null, 0, null);
        var (isComma, why) = Decide(texts, point, comma, hint);
        return new TextNumberReading(isComma ? comma : point, new DecimalMark(isComma, false), ambiguous, why, example);
    }

    /// <summary>Whether a text is a number, however it is written.</summary>
    public static bool IsNumber(string text) =>
        TextNumberParser.Parse(text, false) is not null || TextNumberParser.Parse(text, true) is not null;

    // Every cell can be read both ways.
    private static (bool IsComma, string Why) Decide(
        IReadOnlyList<string> texts,
        TextNumber?[] point,
        TextNumber?[] comma,
        DecimalMark? hint
    )
    {
        if (hint is not null)
            return (hint.IsComma, hint.IsCertain ? "so are other columns of the sheet" : "so the sheet's language and dates suggest");
        bool hasPoint = texts.Any(text => text.Contains('.', StringComparison.Ordinal)),
            hasComma = texts.Any(text => text.Contains(',', StringComparison.Ordinal));
        // 950 beside 12.000: all below a thousand are whole, all others have three digits behind the mark.
        var plain = Enumerable
            .Range(0, texts.Count)
            .Where(i => point[i] is not null && !texts[i].AsSpan().ContainsAny('.', ','))
            .Select(i => Math.Abs(point[i]!.Value.Value))
            .ToList();
        if (plain.Count > 0 && plain.TrueForAll(value => value is < 1_000 and not 0 && value == Math.Floor(value)) && hasPoint != hasComma)
            return (hasPoint, "whole numbers below a thousand stand beside them");
        return hasPoint && !hasComma
            ? (false, "nothing in the sheet says otherwise")
            : (false, "the comma usually groups thousands where nothing says otherwise");
    }
}
