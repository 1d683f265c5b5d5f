using System.Runtime.CompilerServices;
using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>
/// The rule for spellings: values that differ in case and outer blanks are one; in a vocabulary (a column of few short values) also those
/// that differ in signs,
/// accents, camel case and plural. It holds alike for filters, groups and counts of different values.
/// </summary>
internal sealed class Spellings
{
    private const int Vocabulary = 1_000;
    private const int MinKey = 4;
    private static readonly ConditionalWeakTable<ColumnProfile, Spellings> Known = [];

    private readonly ColumnProfile _column;
    private readonly Dictionary<string, string> _usual = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _meant = new(StringComparer.Ordinal);
    private readonly bool _isVocabulary;

    private Spellings(ColumnProfile column)
    {
        _column = column;
        _isVocabulary = column.Kind.IsText() && column.ValuesComplete && !column.IsIdentifier && column.Values.Count <= Vocabulary;
        if (!column.Kind.IsText() || !column.ValuesComplete)
            return;
        // Values come most frequent first: the first spelling met is the usual one.
        var usual = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in column.Values)
        {
            var key = Key(value.Value);
            if (!usual.TryGetValue(key, out var first))
                usual[key] = first = value.Value.Trim();
            if (value.Value != first)
                _usual[value.Value] = first;
            if (!_meant.TryGetValue(key, out var spellings))
                _meant[key] = spellings = [];
            spellings.Add(Plain(value.Value));
        }
    }

    public static Spellings Of(ColumnProfile column) => Known.GetValue(column, static known => new Spellings(known));

    /// <summary>The usual spelling of a cell, as SQL.</summary>
    public SqlText Usual(SqlText cell)
    {
        if (_usual.Count == 0)
            return cell;
        var cases = SqlText.Join(string.Empty, _usual.Select(pair => (SqlText)$" WHEN {pair.Key} THEN {pair.Value}"));
        return $"CASE {cell}{cases} ELSE {cell} END";
    }

    /// <summary>The spellings that a value stands for, lower case and trimmed, as cells are compared.</summary>
    public IReadOnlyList<string> Meant(string value, string sheet, Action<string> note)
    {
        if (_meant.Count == 0)
            return [Plain(value)];
        return _meant.GetValueOrDefault(Key(value)) is { } spellings
            ? [.. spellings.Distinct()]
            : ValueMatcher.Match(sheet, _column, value, note);
    }

    private static string Plain(string value) => value.Trim().ToLowerInvariant();

    private string Key(string value)
    {
        var plain = Plain(value);
        if (!_isVocabulary)
            return plain;
        var words = LooseText.Words(value);
        // Numbers that run together would make 1-12 and 11-2 the same.
        var key = plain.Any(char.IsAsciiDigit) ? string.Join(' ', words) : string.Concat(words);
        return key.Length >= MinKey ? key : plain;
    }
}
