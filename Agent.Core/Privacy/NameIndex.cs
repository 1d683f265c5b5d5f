using System.Collections.Concurrent;
using System.Globalization;
using Agent.Core.Spelling;

namespace Agent.Core.Privacy;

/// <summary>
/// Names as they are looked for in texts, word after word, so that what a text costs does not grow with the number of names that begin
/// alike. One adds at a time; reading is safe meanwhile.
/// </summary>
/// <param name="comparer">How keys are compared, always ordinally; one that counts tells what the work is.</param>
internal sealed class NameIndex(IEqualityComparer<string> comparer)
{
    // Above the folded letters of a word: what its number is in is no word.
    private const char Behind = '\u0001';
    private const int KeyLength = LetterFolding.Longest + 9;

    // A word behind the words before it, these by their number: "isolde" is 7, then "thistlewood" behind 7 is a name.
    private readonly ConcurrentDictionary<string, PersonName> _words = new(comparer);
    private int _count;

    public NameIndex()
        : this(StringComparer.Ordinal) { }

    /// <summary>Adds a name; one that is there keeps its pseudonym.</summary>
    /// <param name="words">Its words, as <see cref="NameWords"/> finds them.</param>
    /// <param name="pseudonym">What stands for it.</param>
    /// <param name="needsCapital">Whether it counts only with a capital: short single words are also words of the language.</param>
    public void Add(IReadOnlyList<string> words, string pseudonym, bool needsCapital)
    {
        var (key, before) = (string.Empty, default(PersonName));
        foreach (var word in words)
        {
            key = Key(LetterFolding.FoldName(word), before);
            if (!_words.TryGetValue(key, out var found))
                _words[key] = found = new PersonName(++_count, null, false);
            before = found;
        }

        if (before is { Pseudonym: null })
            _words[key] = before with { Pseudonym = pseudonym, NeedsCapital = needsCapital };
    }

    /// <summary>The pseudonym of a name of one folded word; null where it is none.</summary>
    public string? One(ReadOnlySpan<char> folded) =>
        _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var name) ? name.Pseudonym : null;

    /// <summary>The longest name that begins with a word of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>Where the name ends, its pseudonym, and how many words it has; null where no name begins.</returns>
    public (int End, string Pseudonym, int Words)? Longest(string text, int start, int end)
    {
        Span<char> buffer = stackalloc char[KeyLength];
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        var isCapital = char.IsUpper(text[start]);
        var (longest, before) = (default((int, string, int)?), default(PersonName));
        for (var count = 1; end - start <= LetterFolding.Longest; count++)
        {
            var length = LetterFolding.FoldName(text.AsSpan(start, end - start), buffer);
            if (!lookup.TryGetValue(buffer[..Append(buffer, length, before)], out before))
                break;
            if (before.Pseudonym is { } pseudonym && (isCapital || !before.NeedsCapital))
                longest = (end, pseudonym, count);
            var (next, nextEnd) = NameWords.Next(text, end);
            if (next == nextEnd || !NameWords.IsGap(text.AsSpan(end, next - end), isInitial: end - start <= 2))
                break;
            (start, end) = (next, nextEnd);
        }

        return longest;
    }

    private static string Key(string folded, PersonName? before) =>
        before is null ? folded : string.Create(CultureInfo.InvariantCulture, $"{folded}{Behind}{before.Id:x8}");

    private static int Append(Span<char> key, int length, PersonName? before)
    {
        if (before is null)
            return length;
        key[length++] = Behind;
        before.Id.TryFormat(key[length..], out var digits, "x8", CultureInfo.InvariantCulture);
        return length + digits;
    }
}
