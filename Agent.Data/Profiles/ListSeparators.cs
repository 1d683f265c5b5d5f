namespace Agent.Data.Profiles;

/// <summary>Finds what separates several values in a cell: the parts recur, alone or in other company.</summary>
internal static class ListSeparators
{
    private const double MinListShare = 0.10;
    private const double MaxListLength = 120;
    private const double MaxPartLength = 45;

    // These separate lists and little else; the comma, the slash and the plus stand in names, places and prose as well.
    private static readonly string[] Plain = [";", "\n", "|"];
    private static readonly string[] Loose = [",", "/", "+"];

    /// <summary>The separator of a column; null where its cells hold one value each.</summary>
    /// <param name="texts">The distinct texts.</param>
    /// <param name="counts">How many cells hold each.</param>
    /// <param name="label">The column's header: one that says "list" needs less evidence.</param>
    public static string? Find(IReadOnlyList<string> texts, IReadOnlyList<int> counts, string? label)
    {
        long cells = 0, length = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            cells += counts[i];
            length += (long)texts[i].Length * counts[i];
        }

        if (length > cells * MaxListLength)
            return null;
        if (
            label is not null
            && label.Contains("list", StringComparison.OrdinalIgnoreCase)
            && Array.Find([.. Plain, ","], separator => StandAlone(texts, separator)) is { } said
        )
            return said;
        return Array.Find(Plain, separator => Recur(texts, counts, separator, cells))
            ?? Array.Find(Loose, separator => Recur(texts, counts, separator, cells) && AreFree(texts, separator));
    }

    private static bool Recur(IReadOnlyList<string> texts, IReadOnlyList<int> counts, string separator, long cells)
    {
        long lists = 0, items = 0;
        for (var i = 0; i < texts.Count; i++)
            lists += texts[i].Contains(separator, StringComparison.Ordinal) ? counts[i] : 0;
        if (lists < 2 || lists < cells * MinListShare)
            return false;
        var distinct = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var item in Split(texts[i], separator))
            {
                items += counts[i];
                distinct.Add(item);
            }
        }

        return distinct.Count < items / 2.0;
    }

    // Most parts of the lists stand alone in other cells.
    private static bool StandAlone(IReadOnlyList<string> texts, string separator)
    {
        var alone = texts
            .Where(text => !text.Contains(separator, StringComparison.Ordinal))
            .Select(text => text.Trim())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parts = texts
            .Where(text => text.Contains(separator, StringComparison.Ordinal))
            .SelectMany(text => Split(text, separator))
            .ToList();
        return parts.Count > 1 && parts.Count(alone.Contains) >= parts.Count * 0.8;
    }

    // Parts that stand alone elsewhere, in any place of the cell, in changing company and number: not the two halves of a name or an
    // address.
    private static bool AreFree(IReadOnlyList<string> texts, string separator)
    {
        var parts = new Dictionary<string, (int Texts, int Places)>(StringComparer.OrdinalIgnoreCase);
        int single = 0, several = 0, more = 0;
        foreach (var text in texts)
        {
            var items = Split(text, separator);
            if (items.Length == 0)
                continue;
            if (
                Array.Exists(
                    items,
                    item =>
                        item.Length is < 2 or > (int)MaxPartLength
                        || item.StartsWith("and ", StringComparison.OrdinalIgnoreCase)
                        || char.IsAsciiDigit(item[0])
                )
            )
                return false;
            single += items.Length == 1 ? 1 : 0;
            several += items.Length > 1 ? 1 : 0;
            more += items.Length > 2 ? 1 : 0;
            for (var place = 0; place < items.Length; place++)
            {
                var known = parts.GetValueOrDefault(items[place]);
                parts[items[place]] = (known.Texts + 1, known.Places | (1 << Math.Min(place, 8)));
            }
        }

        var inLists = texts
            .SelectMany(text => Split(text, separator) is { Length: > 1 } items ? items : [])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var recurring = inLists.Count(part => parts[part].Texts > 1);
        var often = inLists.Where(part => parts[part].Texts > 2).ToList();
        var moving = often.Count(part => (parts[part].Places & (parts[part].Places - 1)) != 0);
        return single > 0
            && several >= 3
            && more > 0
            && recurring >= inLists.Count * 0.5
            && moving >= often.Count * 0.4
            && often.Count >= 2;
    }

    /// <summary>The items of a cell.</summary>
    public static string[] Split(string text, params string[] separators) =>
        text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A cell of items.</summary>
    public static string Join(IEnumerable<string> items, string separator) =>
        string.Join(separator is "\n" ? "\n" : separator + " ", items);

    /// <summary>
    /// The texts of a list column with those that were typed with another separator, "Eye, Head" among "Head; Eye", written like the others
    /// where all their parts are items of the column; a comma inside an item stays. Null where there are none.
    /// </summary>
    /// <param name="texts">The distinct texts.</param>
    /// <param name="separator">The column's separator.</param>
    public static IReadOnlyList<string>? Alike(IReadOnlyList<string> texts, string separator)
    {
        string[] others = [.. Plain.Concat(Loose).Where(other => other != separator)];
        var items = texts
            .SelectMany(text => Split(text, separator))
            .Where(item => !Array.Exists(others, item.Contains))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (alike, isAny) = (new List<string>(texts.Count), false);
        foreach (var text in texts)
        {
            var cell = Split(text, separator);
            var parts = cell.SelectMany(item => Parts(item, items, others)).ToList();
            isAny |= parts.Count > cell.Length;
            alike.Add(parts.Count > cell.Length ? Join(parts, separator) : text);
        }

        return isAny ? alike : null;
    }

    private static string[] Parts(string item, HashSet<string> items, string[] others) =>
        !items.Contains(item) && Split(item, others) is { Length: > 1 } parts && Array.TrueForAll(parts, items.Contains) ? parts : [item];
}
