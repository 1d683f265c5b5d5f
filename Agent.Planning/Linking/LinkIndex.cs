using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Core.Spelling;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>All names of a dataset by their words. Made once per profile and kept as long as the profile is.</summary>
internal sealed class LinkIndex
{
    private static readonly ConditionalWeakTable<DatasetProfile, LinkIndex> Known = [];

    private readonly Dictionary<string, List<Term>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Term>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(char First, int Length), List<(string Lower, string Stem)>> _spelling = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _common = new(StringComparer.Ordinal);
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _codedValues = new(StringComparer.Ordinal);
    private readonly HashSet<string> _columnWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Term>> _byInitials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Term>> _byWritten = new(StringComparer.Ordinal);
    private readonly List<Term> _coded = [];
    private readonly Dictionary<string, List<(string Lower, string Stem)>> _byConsonants = new(StringComparer.Ordinal);

    private LinkIndex(DatasetProfile profile)
    {
        Profile = profile;
        foreach (var sheet in profile.AskedSheets.Where(sheet => sheet.Columns.Count > 0 && sheet.Rows > 0))
        {
            foreach (var term in TermMaker.Terms(profile, sheet))
                Add(term);
        }
    }

    public DatasetProfile Profile { get; }

    /// <summary>Values that are short codes, in columns of a few of them.</summary>
    public IReadOnlyCollection<string> Codes => _codes;

    /// <summary>Stems of words of values that are written in few vowels, in columns of a few values.</summary>
    public IReadOnlyCollection<string> CodedValues => _codedValues;

    /// <summary>Stems of all words in names of columns.</summary>
    public IReadOnlyCollection<string> ColumnWords => _columnWords;

    /// <summary>Columns whose one word is run together from shortened ones.</summary>
    public IReadOnlyList<Term> Coded => _coded;

    public static LinkIndex For(DatasetProfile profile) => Known.GetValue(profile, static made => new LinkIndex(made));

    /// <summary>Names that have a word.</summary>
    public IReadOnlyList<Term> ByStem(string stem) => _byStem.TryGetValue(stem, out var terms) ? terms : [];

    /// <summary>Names whose words run together are this.</summary>
    public IReadOnlyList<Term> ByKey(string key) => _byKey.TryGetValue(key, out var terms) ? terms : [];

    /// <summary>Columns of several words that are written as this one word: DaysOpen.</summary>
    public IReadOnlyList<Term> ByWritten(string lower) => _byWritten.TryGetValue(lower, out var terms) ? terms : [];

    /// <summary>Names of three words and more that these letters begin: LTI for Lost Time Injury.</summary>
    public IReadOnlyList<Term> ByInitials(string letters) => _byInitials.TryGetValue(letters, out var terms) ? terms : [];

    /// <summary>
    /// Whether a word stands in a name that is no slip of a hand: one of a column, of a sheet, or of a value found more than once or twice.
    /// </summary>
    public bool IsCommon(string stem) => _common.Contains(stem);

    /// <summary>Whether a word stands in some name.</summary>
    public bool Knows(string stem) => _byStem.ContainsKey(stem);

    /// <summary>Words of names that a word is a likely misspelling of, as stems.</summary>
    public IEnumerable<string> Misspelled(string lower)
    {
        if (lower.Length < 4)
            return [];
        var found = new List<(string Stem, int Distance)>();
        for (var length = lower.Length - 2; length <= lower.Length + 2; length++)
        {
            foreach (var (word, stem) in _spelling.GetValueOrDefault((lower[0], length)) ?? [])
            {
                if (EditDistance.IsMisspelling(lower, word))
                    found.Add((stem, EditDistance.Between(lower, word)));
            }
        }

        return found.Count == 0
            ? []
            : found.Where(word => word.Distance == found.Min(other => other.Distance)).Select(word => word.Stem).Distinct();
    }

    /// <summary>
    /// Stems of the words of names that a word shortens by leaving out vowels: "cancld", "dmg"; none where it is long enough.
    /// </summary>
    public IReadOnlyList<string> ByConsonants(string lower) =>
        lower.Length >= 3 && Consonants.Of(lower) is { Length: >= 3 } key && _byConsonants.TryGetValue(key, out var words)
            ? [.. words.Where(word => Consonants.AreLeftIn(lower, word.Lower)).Select(word => word.Stem).Distinct()]
            : [];

    /// <summary>Stems of the words of names that begin with these letters, where there are no more than three: "sask".</summary>
    public IReadOnlyList<string> Longer(string start)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var length = start.Length + 2; length <= start.Length + 12; length++)
        {
            foreach (var (word, stem) in _spelling.GetValueOrDefault((start[0], length)) ?? [])
            {
                if (word.StartsWith(start, StringComparison.Ordinal))
                    found.Add(stem);
            }
        }

        return found.Count <= 3 ? [.. found] : [];
    }

    private void Add(Term term)
    {
        if (term is { Kind: TermKind.Column, Words: [{ } only] } && CodedNames.IsCoded(only.Lower))
            _coded.Add(term);
        foreach (var word in term.Words)
        {
            if (term.Kind == TermKind.Column)
                _columnWords.Add(word.Stem);
            if (word.Weight <= 0.1)
                continue;
            Put(_byStem, word.Stem, term);
            if (term.Kind != TermKind.Value || term.Rows >= 3)
                _common.Add(word.Stem);
            // Values met once are typed by hand: their words are no spelling guide.
            if (word.Lower.Length >= 4 && (term.Kind != TermKind.Value || term.Rows >= 3) && _words.Add(word.Lower))
            {
                Put(_spelling, (word.Lower[0], word.Lower.Length), (word.Lower, word.Stem));
                if (Consonants.Of(word.Lower) is { Length: >= 3 } key)
                    Put(_byConsonants, key, (word.Lower, word.Stem));
            }
        }

        // A value that is a function word, WAS or AND, leaves no key.
        if (
            term is { Key.Length: > 0, Value: { Length: 3 or 4 } code, Column.Distinct: > 1 and <= 20 }
            && code.All(char.IsAsciiLetterUpper)
        )
            _codes.Add(term.Key);
        if (term is { Kind: TermKind.Value, Column.Distinct: > 1 and <= 20 })
            _codedValues.UnionWith(term.Words.Where(word => CodedNames.IsCoded(word.Lower)).Select(word => word.Stem));
        if (term.Key.Length > 2)
            Put(_byKey, term.Key, term);
        if (term.Kind == TermKind.Column && term.Words.Count > 1)
            Put(_byWritten, string.Concat(term.Words.Select(word => word.Lower)), term);
        if (term.Words.Count is >= 3 and <= 6)
            Put(_byInitials, string.Concat(term.Words.Select(word => word.Lower[0])), term);
    }

    private static void Put<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key, TItem item)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        if (list.Count == 0 || !ReferenceEquals(list[^1], item))
            list.Add(item);
    }
}
