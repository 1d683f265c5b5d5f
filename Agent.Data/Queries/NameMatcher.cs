namespace Agent.Data.Queries;

/// <summary>
/// Finds the item that a name means: written exactly; else the same but for spaces, punctuation and plural; else all words of one in the
/// other; else a likely
/// misspelling. A tie is no match.
/// </summary>
internal static class NameMatcher
{
    private const double LikelyMisspelling = 0.78;
    private const int NearestNames = 5;

    /// <param name="items">The items to choose from.</param>
    /// <param name="names">All names of an item; the first is the one to show.</param>
    /// <param name="asked">The name as asked for.</param>
    public static NameMatch<T> Find<T>(IReadOnlyList<T> items, Func<T, IEnumerable<string>> names, string asked)
        where T : class
    {
        var exact = items.FirstOrDefault(item =>
            names(item).Any(name => string.Equals(name.Trim(), asked.Trim(), StringComparison.OrdinalIgnoreCase))
        );
        if (exact is not null)
            return new NameMatch<T>(exact, true, false, []);

        var words = LooseText.Words(asked);
        var key = string.Concat(words);
        var ranked = items
            .Select(item => (Item: item, Score: names(item).Max(name => Score(words, key, name))))
            .OrderByDescending(candidate => candidate.Score)
            .ToList();
        var nearest = ranked.Take(NearestNames).Select(candidate => names(candidate.Item).First()).ToList();
        if (key.Length == 0 || ranked.Count == 0 || ranked[0].Score < LikelyMisspelling)
            return new NameMatch<T>(null, false, false, nearest);

        var ties = ranked.TakeWhile(candidate => ranked[0].Score - candidate.Score < 0.01).ToList();
        return ties.Count == 1
            ? new NameMatch<T>(ranked[0].Item, false, false, nearest)
            : new NameMatch<T>(null, false, true, [.. ties.Take(NearestNames).Select(tie => names(tie.Item).First())]);
    }

    private static double Score(IReadOnlyList<string> words, string key, string name)
    {
        var own = LooseText.Words(name);
        var ownKey = string.Concat(own);
        if (ownKey == key)
            return 1;
        if (words.Count > 0 && own.Count > 0)
        {
            // All words of one in the other; the fewer words are left over the better.
            var shared = words.Intersect(own).Count();
            if (shared == words.Distinct().Count() || shared == own.Distinct().Count())
                return 0.8 + (0.15 * shared / Math.Max(words.Count, own.Count));
        }

        // Three letters resemble too many others.
        var spelling = LooseText.Similarity(key, ownKey);
        return Math.Min(key.Length, ownKey.Length) < 4 ? Math.Min(spelling, 0.7) : Math.Min(spelling, 0.95);
    }
}
