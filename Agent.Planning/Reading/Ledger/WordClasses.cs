using System.Collections.Frozen;
using Agent.Planning.Lexing;

namespace Agent.Planning.Reading.Ledger;

/// <summary>The classes of meaning-bearing words, from the data file beside; no word has two.</summary>
internal static class WordClasses
{
    private const string Resource = "Agent.Planning.Reading.Ledger.words.txt";

    private static readonly FrozenDictionary<string, WordClass> ByWord = Read();

    /// <summary>The class of a word; null for one that carries no meaning of its own.</summary>
    public static WordClass? Of(Token token) => ByWord.GetValueOrDefault(token.Lower);

    /// <summary>Each word with its class.</summary>
    public static IEnumerable<(string Word, WordClass Class)> All => ByWord.Select(pair => (pair.Key, pair.Value));

    private static FrozenDictionary<string, WordClass> Read()
    {
        using var stream = typeof(WordClasses).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var words = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        WordClass? current = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] != ' ')
                current = line.Split('|', 2, StringSplitOptions.TrimEntries) is [var name, var message] ? new WordClass(name, message) : null;
            else
                Array.ForEach(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => words.Add(word, current!));
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
