using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Units said in words – "litres", "cubic metres", "$" – and the columns whose numbers are told in them.</summary>
internal static class UnitWords
{
    private const int MostWords = 2;

    private static readonly FrozenDictionary<string, string[]> Names = Read().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The unit that begins at a token and the token after it; null where none does.</summary>
    public static (IReadOnlyList<string> Names, int End)? At(IReadOnlyList<Token> tokens, int at)
    {
        for (var words = Math.Min(MostWords, tokens.Count - at); words > 0; words--)
        {
            if (Names.TryGetValue(string.Join(' ', tokens.Skip(at).Take(words).Select(token => token.Lower)), out var names))
                return (names, at + words);
        }

        return null;
    }

    /// <summary>Whether the numbers of a column are told in one of some units.</summary>
    public static bool IsIn(ColumnProfile column, IReadOnlyList<string> names) =>
        column.Unit is { } unit && names.Contains(unit, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string[]>> Read()
    {
        foreach (var line in WordLists.Lines("units.txt"))
        {
            var sides = line.Split('=', StringSplitOptions.TrimEntries);
            var names = sides[1].Split(' ');
            foreach (var word in sides[0].Split('|', StringSplitOptions.TrimEntries))
                yield return new KeyValuePair<string, string[]>(word, names);
        }
    }
}
