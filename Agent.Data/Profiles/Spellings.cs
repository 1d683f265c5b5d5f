using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Spelling;
using Agent.Protocol;

namespace Agent.Data.Profiles;

/// <summary>
/// Finds values that are written in several ways and gives each one spelling: the most frequent; among equals one that does not shout.
/// </summary>
internal static class Spellings
{
    private const double MaxMeanLength = 60;

    /// <summary>The spelling of each text that is held, and those with several; null where every value has one.</summary>
    /// <param name="texts">The distinct texts.</param>
    /// <param name="counts">How many cells hold each.</param>
    public static (string[] Held, IReadOnlyList<ValueSpellings> Several)? Of(IReadOnlyList<string> texts, IReadOnlyList<long> counts)
    {
        if (texts.Count < 2 || texts.Sum(text => (double)text.Length) > MaxMeanLength * texts.Count)
            return null;
        // Where a letter and its mark are written as two, the letter alone tells them from the one that is both.
        var areTakenApart = texts.Any(text => text.Any(IsMark));
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var hasSeveral = false;
        for (var i = 0; i < texts.Count; i++)
        {
            var key = areTakenApart ? LetterFolding.Fold(Key(texts[i])) : Key(texts[i]);
            if (key.Length == 0)
                continue;
            if (!groups.TryGetValue(key, out var group))
                groups[key] = group = [];
            group.Add(i);
            hasSeveral |= group.Count > 1;
        }

        if (!hasSeveral)
            return null;
        string[] held = [.. texts];
        var several = new List<(long Count, ValueSpellings Spellings)>();
        foreach (var group in groups.Values.Where(group => group.Count > 1))
        {
            var ordered = group
                .OrderByDescending(i => counts[i])
                .ThenBy(i => IsShouted(texts[i]))
                .ThenBy(i => texts[i].Any(IsMark))
                .ThenBy(i => texts[i].Length)
                .ThenBy(i => texts[i], StringComparer.Ordinal)
                .ToList();
            var best = Clean(texts[ordered[0]]);
            foreach (var i in group)
                held[i] = best;
            several.Add(
                (group.Sum(i => counts[i]), new ValueSpellings(best, [.. ordered.Select(i => new ValueCount(texts[i], counts[i]))]))
            );
        }

        var told = several.OrderByDescending(value => value.Count).Take(ColumnProfile.MostSpellings);
        return (held, [.. told.Select(value => value.Spellings)]);
    }

    // With digits in it punctuation is part of the value: only case and blanks are not.
    private static string Key(string text) =>
        SpellingKey.HasDigits(text)
            ? string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant()
            : SpellingKey.Of(text);

    private static string Clean(string text) =>
        text.AsSpan().ContainsAny('\u00AD', '\u200B', '\uFEFF') || text.AsSpan().ContainsAny('\u200C', '\u200D', '\u2060')
            ? string.Concat(text.Where(character => character is not ('\u00AD' or '\u200B' or '\uFEFF' or '\u200C' or '\u2060'))).Trim()
            : text;

    private static bool IsMark(char character) =>
        character >= '\u0300' && char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    private static bool IsShouted(string text) => text.Any(char.IsUpper) && !text.Any(char.IsLower);
}
