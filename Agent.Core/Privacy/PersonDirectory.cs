using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Core.Spelling;
using Agent.Protocol;

namespace Agent.Core.Privacy;

/// <summary>
/// The persons of one version of a dataset and their pseudonyms: the same name has the same pseudonym as long as the version is in use, so
/// that
/// conversations hold together and prompt caches hit. Names seen first in a result are added. Safe for many threads.
/// </summary>
internal sealed partial class PersonDirectory
{
    private const int AnyCaseLength = 5;
    private const int LeastJoined = 6;
    private const int LeastPlural = 5;
    private const int MostOrdinary = 2_000;
    private const double NarrativeLength = 25;

    private static readonly string[] Prefixes = ["Person_", "Individual_", "Pseudonym_", "XPerson_"];

    private readonly NameIndex _index = new();
    // Surnames, folded, with the initials of those who have them: with its initial also an everyday word is a name.
    private readonly ConcurrentDictionary<string, ImmutableHashSet<char>> _initials = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ordinary;
    private readonly ConcurrentDictionary<string, string> _pseudonyms = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _labels;
    private readonly Lock _gate = new();
    private readonly Regex _written;
    private readonly Regex _wholeWord;
    private int _count;

    private PersonDirectory(DatasetProfile profile)
    {
        var columns = profile.Sheets.SelectMany(sheet => sheet.Columns).ToList();
        Prefix = Prefixes.First(prefix => prefix == Prefixes[^1] || !columns.Exists(column => Holds(column, prefix)));
        _written = new Regex($@"{Prefix}[0-9]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        _wholeWord = new Regex(
            $@"(?<![\p{{L}}\p{{N}}]){Prefix}[0-9]+(?=s?(?:[^\p{{L}}\p{{M}}\p{{N}}]|$))",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
        // A word of a header, such as the Operator of "Operator Name", is a word of the data and not of a person.
        // A header or a sheet that is called like a person, one sheet for each inspector, is a name all the same.
        var persons = columns.Where(column => column.IsPerson).ToList();
        var nameWords = persons
            .SelectMany(column => column.Values)
            .SelectMany(value => NameWords.Split(value.Value))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Nor is one a word of the data that stands beside other words, when a given name tells that it is a person's: "Baker audits".
        var surelyNames = persons
            .SelectMany(column => column.Values)
            .Select(value => NameWords.Split(value.Value))
            .Where(words => words.Length > 1 && Array.Exists(words, word => GivenNames.Contains(LetterFolding.Fold(word))))
            .SelectMany(words => words)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _labels = columns
            .Select(column => (column.Label, column.IsPerson))
            .Concat(profile.Sheets.Select(sheet => (Label: sheet.Name, IsPerson: false)))
            .Select(label => (Words: NameWords.Split(label.Label), label.IsPerson))
            .Where(label => label.IsPerson || !Array.TrueForAll(label.Words, nameWords.Contains))
            .SelectMany(label => label.IsPerson ? label.Words : label.Words.Where(word => !surelyNames.Contains(word)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _ordinary = Ordinary(columns);
        foreach (var value in persons.SelectMany(column => column.Values))
            Register(value.Value);
        Columns = persons.SelectMany(column => new[] { column.Name, column.Label }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Known = columns.SelectMany(column => new[] { column.Name, column.Label }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Separators = persons.Select(column => column.Separator).OfType<string>().ToHashSet(StringComparer.Ordinal);
        HasNarratives = columns.Exists(column => column is { Kind: ColumnKind.Text, IsPerson: false, MeanLength: >= NarrativeLength });
        IsComplete = persons.TrueForAll(column => column.ValuesComplete);
    }

    /// <summary>Tells directories apart: another one gives other pseudonyms.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

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

    /// <summary>Whether there is text in which persons may be named whom no column names.</summary>
    public bool HasNarratives { get; }

    /// <summary>The directory of a version of a dataset.</summary>
    public static PersonDirectory For(DatasetProfile profile) => PersonDirectories.For(profile, static made => new PersonDirectory(made));

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

    /// <summary>The pseudonym of a word of a name, whether it tells who is meant or not.</summary>
    public string RegisterWord(string word)
    {
        if (Array.Exists(NameWords.Split(word), part => part.Length >= 3))
            return Register(word);
        lock (_gate)
            return _pseudonyms.TryGetValue(word, out var known) ? known : _pseudonyms[word] = Next(word);
    }

    /// <summary>The pseudonym of a name that has one; null otherwise.</summary>
    public string? Find(string name) => _pseudonyms.GetValueOrDefault(name);

    /// <summary>The text with every pseudonym, also within words, replaced by what is made of its name.</summary>
    public string Replace(string text, Func<string, string> change) =>
        text.Contains(Prefix, StringComparison.OrdinalIgnoreCase)
            ? _written.Replace(text, match => _names.TryGetValue(match.Value, out var name) ? change(name) : match.Value)
            : text;

    /// <summary>The text with a pseudonym in the place of every name known, and of every person whom the text names as one.</summary>
    public string Mask(string text)
    {
        if (text.Contains("\\u", StringComparison.Ordinal))
            text = Escaped()
                .Replace(
                    text,
                    match => Unescape(match.ValueSpan[2..]) is var letter && char.IsLetter(letter) ? letter.ToString() : match.Value
                );
        // Persons first whom the text names as such: of a known surname behind another given name only a part would be left.
        return NameRecognizer.MaskAddresses(
            MaskKnown(NameRecognizer.MaskNames(text, Prefix, _ordinary.Contains, Register)),
            Prefix,
            Register
        );
    }

    private string MaskKnown(string text)
    {
        StringBuilder? masked = null;
        var copied = 0;
        for (var at = 0; NameWords.Next(text, at) is var (start, end) && start < end; at = end)
        {
            if (end - start > LetterFolding.Longest || Match(text, start, end) is not { } match)
                continue;
            // An initial before the surname belongs to it.
            (masked ??= new StringBuilder(text.Length))
                .Append(text, copied, Math.Max(copied, match.Start) - copied)
                .Append(match.Pseudonym);
            copied = end = match.End;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private (int Start, int End, string Pseudonym)? Match(string text, int start, int end)
    {
        Span<char> buffer = stackalloc char[LetterFolding.Longest];
        var folded = (ReadOnlySpan<char>)buffer[..LetterFolding.FoldName(text.AsSpan(start, end - start), buffer)];
        if (_index.Longest(text, start, end) is var (last, pseudonym, words))
            return words == 1 && InitialBefore(text, start, null) is { } initial
                ? (initial, last, Register(text[initial..last]))
                : (start, last, pseudonym);

        if (
            _initials.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var initials)
            && InitialBefore(text, start, initials) is { } begin
        )
            return (begin, end, Register(text[begin..end]));
        // Several of one name, or one with a number beside it, as in names of accounts and where a blank is written %20.
        var plain = folded.Trim("0123456789");
        var stem =
            plain.Length < folded.Length ? plain
            : folded is [.., 's'] ? folded[..^1]
            : [];
        return
            stem.Length >= LeastPlural
            && _index.One(stem) is { } one
            ? (start, end, plain.Length < folded.Length ? Register(text[start..end]) : one + "s")
            : null;
    }

    // "I. Thistlewood": where the initial before a word begins; null where there is none, or one of nobody.
    private static int? InitialBefore(string text, int start, ImmutableHashSet<char>? known)
    {
        var at = start - 1;
        while (at >= 0 && text[at] is ' ' or '\u00A0')
            at--;
        if (at < 1 || text[at] != '.' || !char.IsUpper(text[at - 1]) || (at >= 2 && char.IsLetterOrDigit(text[at - 2])))
            return null;
        return known is null || known.Contains(char.ToLowerInvariant(text[at - 1])) ? at - 1 : null;
    }

    /// <summary>
    /// The text with every pseudonym replaced by its name. One that is only a part of a word stays: its name would be no word either, and
    /// not be found when the text
    /// leaves again.
    /// </summary>
    public string Restore(string text) =>
        text.Contains(Prefix, StringComparison.OrdinalIgnoreCase)
            ? _wholeWord.Replace(text, match => _names.GetValueOrDefault(match.Value, match.Value))
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
        LookJoined(words, pseudonym, name.Contains(','));
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

    // Written without blanks, as names of accounts and addresses are: isoldethistlewood, thistlewoodisolde, ithistlewood.
    private void LookJoined(string[] words, string pseudonym, bool isLastFirst)
    {
        if (words.Length is not (2 or 3))
            return;
        var (given, surname) = isLastFirst ? (words[1], words[0]) : (words[0], words[^1]);
        if (given.Length == 0 || surname.Length < 2)
            return;
        var folded = LetterFolding.FoldName(surname);
        var initial = LetterFolding.Fold(given)[0];
        _initials[folded] = _initials.GetValueOrDefault(folded, []).Add(initial);
        foreach (
            var joined in (string[])[string.Concat(words), given + surname, surname + given, given[..1] + surname, surname + given[..1]]
        )
        {
            if (joined.Length >= LeastJoined)
                Look([joined], pseudonym);
        }
    }

    private void Look(string[] words, string pseudonym) =>
        _index.Add(words, pseudonym, needsCapital: words.Length == 1 && words[0].Length < AnyCaseLength);

    // Words of short values of other columns: sites, departments and kinds may be called like persons.
    private static HashSet<string> Ordinary(List<ColumnProfile> columns) =>
        columns
            .Where(column => !column.IsPerson && column.MeanLength < NarrativeLength)
            .SelectMany(column =>
                column.Values.Take(MostOrdinary).SelectMany(value => NameWords.Split(value.Value)).Concat(NameWords.Split(column.Label))
            )
            .Select(LetterFolding.Fold)
            .ToHashSet(StringComparer.Ordinal);

    private static char Unescape(ReadOnlySpan<char> hex) =>
        (char)ushort.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escaped();

    private string Next(string name)
    {
        var pseudonym = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{++_count:D4}");
        _names[pseudonym] = name;
        return pseudonym;
    }

    private static bool Holds(ColumnProfile column, string prefix) =>
        column.Label.Contains(prefix, StringComparison.OrdinalIgnoreCase)
        || column.Values.Any((ValueCount value) => value.Value.Contains(prefix, StringComparison.OrdinalIgnoreCase));
}
