using System.Collections.Frozen;
using System.Globalization;

namespace Agent.Core.Datasets;

/// <summary>
/// The German word for a record, where the list has one for the data's; else the data's own word, with a capital as nouns have. A workbook
/// in German has its word already.
/// </summary>
/// <param name="Gender">'m', 'f' or 'n'; a space where it is not known.</param>
/// <param name="Singular">"Vorfall".</param>
/// <param name="Plural">"Vorfälle": nominative, genitive and accusative.</param>
public sealed record GermanNoun(char Gender, string Singular, string Plural)
{
    private const string File = "Agent.Core.Datasets.german-nouns.txt";

    private static readonly Lazy<FrozenDictionary<string, GermanNoun>> Known = new(Read);

    /// <summary>The word for the records of a noun.</summary>
    public static GermanNoun Of(RecordNoun noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return Known.Value.GetValueOrDefault(noun.Singular)
        ?? Known.Value.GetValueOrDefault(noun.Plural)
        ?? new GermanNoun(' ', Capital(noun.Singular), Capital(noun.Plural));
    }

    /// <summary>"Jeder Vorfall"; of a word without a known gender "Jeder Eintrag".</summary>
    public string Each => Gender switch
    {
        'm' => $"Jeder {Singular}",
        'f' => $"Jede {Singular}",
        'n' => $"Jedes {Singular}",
        _ => "Jeder Eintrag",
    };

    private static string Capital(string words) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words);

    private static FrozenDictionary<string, GermanNoun> Read()
    {
        using var stream = typeof(GermanNoun).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidDataException($"{File} is not part of the build.");
        using var reader = new StreamReader(stream);
        var nouns = new Dictionary<string, GermanNoun>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.Split('\t') is not [{ Length: > 0 } english, [var gender], { Length: > 0 } one, { Length: > 0 } many])
                throw new InvalidDataException($"{File}: \"{line}\" is no noun, gender, singular and plural.");
            var noun = new GermanNoun(gender, one, many);
            nouns[english] = noun;
            nouns.TryAdd(one, noun);
            nouns.TryAdd(many, noun);
        }

        return nouns.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
