using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Core.Privacy;

/// <summary>
/// The persons of one version of a dataset and their pseudonyms: the same name has the same pseudonym as long as the version is in use, so that
/// conversations hold together and prompt caches hit. Names seen first in a result are added. Safe for many threads.
/// </summary>
internal sealed class PersonDirectory
{
    private const int AnyCaseLength = 5;

    private static readonly ConditionalWeakTable<DatasetProfile, PersonDirectory> Directories = [];
    private static readonly string[] Prefixes = ["Person_", "Individual_", "Pseudonym_", "XPerson_"];

    private readonly ConcurrentDictionary<string, ImmutableArray<PersonName>> _byFirstWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _pseudonyms = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _labels;
    private readonly Lock _gate = new();
    private readonly Regex _written;
    private int _count;

    private PersonDirectory(DatasetProfile profile)
    {
        var columns = profile.Sheets.SelectMany(sheet => sheet.Columns).ToList();
        Prefix = Prefixes.First(prefix => prefix == Prefixes[^1] || !columns.Exists(column => Holds(column, prefix)));
        _written = new Regex($@"{Prefix}\d+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        // A word of a header, such as the Operator of "Operator Name", is a word of the data and not of a person.
        _labels = columns.SelectMany(column => NameWords.Split(column.Label)).Concat(profile.Sheets.SelectMany(sheet => NameWords.Split(sheet.Name)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var persons = columns.Where(column => column.IsPerson).ToList();
        foreach (var value in persons.SelectMany(column => column.Values))
            Register(value.Value);
        Columns = persons.SelectMany(column => new[] { column.Name, column.Label }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Known = columns.SelectMany(column => new[] { column.Name, column.Label }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Separators = persons.Select(column => column.Separator).OfType<string>().ToHashSet(StringComparer.Ordinal);
        IsComplete = persons.TrueForAll(column => column.ValuesComplete);
    }

    /// <summary>What every pseudonym begins with; occurs in no value of the dataset.</summary>
    public string Prefix { get; }

    /// <summary>Whether the dataset names persons at all.</summary>
    public bool HasPersons => Columns.Count > 0;

    /// <summary>Names and labels of the columns whose values name persons.</summary>
    public HashSet<string> Columns { get; }

    /// <summary>Names and labels of all columns.</summary>
    public HashSet<string> Known { get; }

    /// <summary>What separates several persons in one cell.</summary>
    public HashSet<string> Separators { get; }

    /// <summary>Whether the profile knew every name; else a result may show names that are new.</summary>
    public bool IsComplete { get; }

    public static PersonDirectory For(DatasetProfile profile) => Directories.GetValue(profile, static made => new PersonDirectory(made));

    /// <summary>The pseudonym of a value of a person column; the value itself where it names nobody.</summary>
    public string Register(string value)
    {
        var name = value.Trim();
        if (NameWords.IsFiller(name))
            return value;
        if (_pseudonyms.TryGetValue(name, out var known))
            return known;
        lock (_gate)
            return _pseudonyms.TryGetValue(name, out known) ? known : Add(name);
    }

    /// <summary>The text with a pseudonym in the place of every name known.</summary>
    public string Mask(string text)
    {
        StringBuilder? masked = null;
        var copied = 0;
        var lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; NameWords.Next(text, at) is var (start, end) && start < end; at = end)
        {
            if (!lookup.TryGetValue(text.AsSpan(start, end - start), out var candidates))
                continue;
            foreach (var name in candidates)
            {
                if (EndOf(name, text, start, end) is not { } last)
                    continue;
                (masked ??= new StringBuilder(text.Length)).Append(text, copied, start - copied).Append(name.Pseudonym);
                copied = end = last;
                break;
            }
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The text with every pseudonym replaced by its name.</summary>
    public string Restore(string text) =>
        text.Contains(Prefix, StringComparison.OrdinalIgnoreCase)
            ? _written.Replace(text, match => _names.GetValueOrDefault(match.Value, match.Value))
            : text;

    private string Add(string name)
    {
        var words = NameWords.Split(name);
        var pseudonym = Next(name);
        _pseudonyms[name] = pseudonym;
        // A number is somebody's only in their column; in a text it is a number.
        if (words.Length == 0 || !name.Any(char.IsLetter) || name.Length < 3)
            return pseudonym;
        if (words.Length == 1)
        {
            if (IsTelling(words[0]) || words[0].Any(char.IsDigit))
                Look(words, pseudonym);
            return pseudonym;
        }

        Look(words, pseudonym);
        if (words.Length is 2 or 3)
            Look([words[^1], .. words[..^1]], pseudonym);
        if (words.Length == 3 && name.Contains(','))
            Look([words[1], words[2], words[0]], pseudonym);
        foreach (var word in words.Where(IsTelling))
        {
            if (!_pseudonyms.ContainsKey(word))
                Look([word], _pseudonyms[word] = Next(word));
        }

        return pseudonym;
    }

    private bool IsTelling(string word) => NameWords.IsTelling(word) && !_labels.Contains(word);

    private void Look(string[] words, string pseudonym)
    {
        var name = new PersonName(words, pseudonym, NeedsCapital: words.Length == 1 && words[0].Length < AnyCaseLength);
        var others = _byFirstWord.GetValueOrDefault(words[0], []);
        _byFirstWord[words[0]] = [.. others.Add(name).OrderByDescending(other => other.Words.Length)];
    }

    private string Next(string name)
    {
        var pseudonym = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{++_count:D4}");
        _names[pseudonym] = name;
        return pseudonym;
    }

    private static int? EndOf(PersonName name, string text, int start, int end)
    {
        if (name.NeedsCapital && !char.IsUpper(text[start]))
            return null;
        for (var word = 1; word < name.Words.Length; word++)
        {
            var (next, nextEnd) = NameWords.Next(text, end);
            if (!NameWords.IsGap(text.AsSpan(end, next - end), isInitial: end - start <= 2) || !text.AsSpan(next, nextEnd - next).Equals(name.Words[word], StringComparison.OrdinalIgnoreCase))
                return null;
            (start, end) = (next, nextEnd);
        }

        return end;
    }

    private static bool Holds(ColumnProfile column, string prefix) =>
        column.Label.Contains(prefix, StringComparison.OrdinalIgnoreCase)
        || column.Values.Any((ValueCount value) => value.Value.Contains(prefix, StringComparison.OrdinalIgnoreCase));
}
