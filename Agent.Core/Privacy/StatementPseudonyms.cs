using System.Text.RegularExpressions;
using Agent.Core.Datasets;

namespace Agent.Core.Privacy;

/// <summary>
/// A dataset as the statements of an external model see it: each word of a name is a pseudonym of its own, so that comparing, searching
/// and splitting names works, and whatever else a statement makes of them – letters, joined words, lists, structures – holds no letter of
/// a name. Safe for many threads.
/// </summary>
public sealed partial class StatementPseudonyms
{
    private readonly PersonDirectory _persons;
    private readonly HashSet<string> _names;
    private readonly Regex _runs;

    private StatementPseudonyms(PersonDirectory persons, DatasetProfile profile)
    {
        _persons = persons;
        _names = profile
            .Sheets.SelectMany(sheet => sheet.Columns.Select(column => column.Name).Append(sheet.Table))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _runs = new Regex(
            $@"{persons.Prefix}[0-9]+(?:,? {persons.Prefix}[0-9]+)+",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
    }

    /// <summary>Tells them apart: other ones have other pseudonyms.</summary>
    public string Key => _persons.Id;

    /// <summary>Those of a version of a dataset; null where it names nobody.</summary>
    public static StatementPseudonyms? For(DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var persons = PersonDirectory.For(profile);
        return persons.HasPersons || persons.HasNarratives ? new StatementPseudonyms(persons, profile) : null;
    }

    /// <summary>Makes a value of a person column known, so that it is found in texts too.</summary>
    public void Register(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (var person in Split(value))
            _persons.Register(person);
    }

    /// <summary>A value of a column that names persons, one or several.</summary>
    public string Person(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (NameWords.IsFiller(value.Trim()))
            return value;
        // A number is somebody's as a whole.
        return value.Any(char.IsLetter)
            ? Word()
                .Replace(
                    value,
                    word =>
                        NameWords.IsFiller(word.Value) || !word.Value.Any(char.IsLetterOrDigit)
                            ? word.Value
                            : _persons.RegisterWord(word.Value)
                )
            : _persons.Register(value);
    }

    /// <summary>A value of any other column.</summary>
    public string Text(string value) => _persons.Replace(_persons.Mask(value), Person);

    /// <summary>The name of a table or column: those called like a person have a pseudonym.</summary>
    public string Name(string name) => _persons.Mask(name);

    /// <summary>A statement as a model wrote it, for the dataset as it sees it.</summary>
    /// <param name="sql">The statement, with pseudonyms as the model was told them; names in it get theirs.</param>
    public string Statement(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return Quoted()
            .Replace(
                sql,
                match =>
                    match.Value[0] switch
                    {
                        '\'' => $"'{Text(Inner(match, '\'')).Replace("'", "''", StringComparison.Ordinal)}'",
                        '"' when _names.Contains(Inner(match, '"')) =>
                            $"\"{Name(Inner(match, '"')).Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
                        _ => match.Value,
                    }
            );
    }

    /// <summary>A text of the result with names, for people alone: names that were joined with something are no words any more.</summary>
    public string Restore(string text) => _persons.Replace(text, static name => name);

    /// <summary>A text of the result as the other tools would write it: the words of a whole name are its one pseudonym.</summary>
    public string Shorten(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(_persons.Prefix, StringComparison.OrdinalIgnoreCase)
            ? _runs.Replace(text, match => _persons.Find(_persons.Restore(match.Value)) ?? match.Value)
            : text;
    }

    private string[] Split(string value)
    {
        foreach (var separator in _persons.Separators)
        {
            if (value.Contains(separator, StringComparison.Ordinal))
                return value.Split(separator, StringSplitOptions.TrimEntries);
        }

        return [value];
    }

    private static string Inner(Match match, char quote) =>
        match.Value[1..^1].Replace($"{quote}{quote}", quote.ToString(), StringComparison.Ordinal);

    [GeneratedRegex(@"[^\s,;/|&+()\[\]""]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // Comments and what is between dollars stay as they are; a quote in one begins no text.
    [GeneratedRegex(
        @"--[^\n]*|/\*.*?\*/|\$(?<tag>\w*)\$.*?\$\k<tag>\$|'(?:[^']|'')*'|""(?:[^""]|"""")*""",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Quoted();
}
