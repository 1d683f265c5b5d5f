using Agent.Core.Datasets;

namespace Agent.Data.Queries;

/// <summary>
/// Finds which values of a text column a filter means. Case and outer blanks never count; other spellings only where nothing is spelled as
/// asked.
/// </summary>
internal static class ValueMatcher
{
    private const double LikelyMisspelling = 0.8;

    /// <summary>The values in lower case and trimmed, as they are compared in SQL.</summary>
    public static IReadOnlyList<string> Match(string sheet, ColumnProfile column, string asked, Action<string> note)
    {
        var plain = asked.Trim().ToLowerInvariant();
        // A column whose values are not all known, or which has too many to be a vocabulary, is searched as asked.
        if (!column.ValuesComplete || column.Values.Count == 0 || column.Values.Any(value => Same(value.Value, plain)))
            return [plain];

        var key = LooseText.Key(asked);
        var alike = column.Values.Where(value => key.Length > 0 && LooseText.Key(value.Value) == key).Select(value => value.Value).ToList();
        if (alike.Count == 0 && key.Length > 4)
            alike = Misspelled(column, key);
        if (alike.Count > 0)
        {
            note($"No value of {column.Name} is \"{asked}\"; taken as {string.Join(", ", alike.Select(value => $"\"{value}\""))}.");
            return [.. alike.Select(value => value.Trim().ToLowerInvariant())];
        }

        var nearest = column.Values
            .Take(2_000)
            .OrderByDescending(value => LooseText.Similarity(LooseText.Key(value.Value), key))
            .Take(3)
            .Select(value => $"\"{value.Value}\"");
        note($"No row of {sheet} has {column.Name} = \"{asked}\"; the nearest values are {string.Join(", ", nearest)}.");
        return [plain];
    }

    private static bool Same(string value, string plain) => string.Equals(value.Trim(), plain, StringComparison.OrdinalIgnoreCase);

    private static List<string> Misspelled(ColumnProfile column, string key)
    {
        var ranked = column.Values
            .Take(5_000)
            .Select(value => (value.Value, Score: LooseText.Similarity(LooseText.Key(value.Value), key)))
            .Where(candidate => candidate.Score >= LikelyMisspelling)
            .OrderByDescending(candidate => candidate.Score)
            .Take(2)
            .ToList();
        // Two candidates as good as each other are a question, not an answer.
        return ranked.Count == 1 || (ranked.Count == 2 && ranked[0].Score - ranked[1].Score > 0.02) ? [ranked[0].Value] : [];
    }
}
