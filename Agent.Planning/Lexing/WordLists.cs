using System.Collections.Frozen;
using System.Reflection;

namespace Agent.Planning.Lexing;

/// <summary>The word lists of <c>Lexicon/</c>: what a newcomer adds a word to.</summary>
internal static class WordLists
{
    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> Sections = new(static () =>
        Lines("words.txt")
            .Select(line => line.Split(':', 2))
            .GroupBy(line => line[0], line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenDictionary(
                section => section.Key,
                section => section.SelectMany(words => words).ToFrozenSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            )
    );

    /// <summary>The words of a section of <c>words.txt</c>.</summary>
    public static FrozenSet<string> Of(string section) => Sections.Value[section];

    /// <summary>The lines of a file, without comments and empty ones.</summary>
    public static IReadOnlyList<string> Lines(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Agent.Planning.Lexicon.{file}")
            ?? throw new InvalidDataException($"{file} is not part of the build.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                lines.Add(line.Trim());
        }

        return lines;
    }
}
