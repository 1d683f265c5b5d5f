using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Columns whose values are grades: numerals, numbers, or the usual words, from light to heavy.</summary>
internal static class Scales
{
    private static readonly string[][] Words =
    [
        .. WordLists.Lines("scales.txt").Select(line => line.Split(',', StringSplitOptions.TrimEntries)),
    ];

    /// <summary>The grades in order; empty where the column holds no grades.</summary>
    public static IReadOnlyList<string> Of(ColumnProfile column)
    {
        if (!column.Kind.IsText() || !column.ValuesComplete || column.Values.Count is < 2 or > 20)
            return [];
        var values = column.Values.Select(value => value.Value).ToList();
        if (values.All(value => NumberWords.Roman(value.Trim()) is not null))
            return [.. values.OrderBy(value => NumberWords.Roman(value.Trim()))];
        if (values.All(value => Trailing(value) is not null) && values.Select(Head).Distinct().Count() == 1)
            return [.. values.OrderBy(Trailing)];
        var scale = Words.FirstOrDefault(words =>
            values.Count(value => words.Contains(value.Trim().ToLowerInvariant())) >= Math.Max(2, values.Count - 1)
        );
        return scale is null
            ? []
            :
            [
                .. values
                    .Where(value => scale.Contains(value.Trim().ToLowerInvariant()))
                    .OrderBy(value => Array.IndexOf(scale, value.Trim().ToLowerInvariant())),
            ];
    }

    /// <summary>
    /// The word that a letter stands for where all values of a column are the first letters of one scale: "high" for the H of H, M and L;
    /// null where they are not.
    /// </summary>
    public static string? WordOf(ColumnProfile column, string value)
    {
        if (column.Values.Count is < 2 or > 6 || !column.ValuesComplete || column.Values.Any(other => other.Value.Trim().Length > 2))
            return null;
        var scale = Words.FirstOrDefault(words => column.Values.All(other => Lettered(words, other.Value) is not null));
        return scale is null ? null : Lettered(scale, value);
    }

    /// <summary>The only word of a scale with these first letters.</summary>
    private static string? Lettered(string[] words, string letters) =>
        words.Where(word => Letters(word).Equals(letters.Trim(), StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null;

    private static string Letters(string words) => string.Concat(words.Split(' ').Select(word => word[0]));

    /// <summary>The grades of two columns on one scale; empty where they have none in common.</summary>
    public static IReadOnlyList<string> Common(ColumnProfile left, ColumnProfile right)
    {
        var (one, other) = (Of(left), Of(right));
        if (one.Count == 0 || other.Count == 0 || !one.Intersect(other, StringComparer.OrdinalIgnoreCase).Any())
            return [];
        var all = one.Union(other, StringComparer.OrdinalIgnoreCase).ToList();
        return all.TrueForAll(value => NumberWords.Roman(value) is not null) ? [.. all.OrderBy(value => NumberWords.Roman(value))]
            : one.Count >= other.Count ? one
            : other;
    }

    /// <summary>Whether every grade fits a bound: "at least one" of Level I, II and III bounds nothing.</summary>
    public static bool HoldsAlways(IReadOnlyList<string> scale, CompareOp op, string grade) =>
        scale.Count > 0 && ((op == CompareOp.Ge && scale[0] == grade) || (op == CompareOp.Le && scale[^1] == grade));

    private static int? Trailing(string value)
    {
        var digits = new string([.. value.Trim().Reverse().TakeWhile(char.IsAsciiDigit).Reverse()]);
        return digits.Length is > 0 and < 6 ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    private static string Head(string value) =>
        value.Trim().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Trim().ToLowerInvariant();
}
