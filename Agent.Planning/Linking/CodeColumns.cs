using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Columns whose values are codes and ids.</summary>
internal static class CodeColumns
{
    private static readonly FrozenSet<string> Codes = WordLists.Of("code_headers");
    private static readonly FrozenSet<string> NumbersOfThings = WordLists.Of("number_headers");

    /// <summary>Ids and codes written in digits name things: they are never added up.</summary>
    public static bool IsNumberOfThings(ColumnProfile column) =>
        column.Kind == ColumnKind.Integer
        && !CountedHeaders.Has(column.Name)
        && NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name) is { Count: > 0 } words
        && (words.Any(Codes.Contains) || NumbersOfThings.Contains(words[^1]));

    /// <summary>Whether a word of a header says that what is under it is a code or an id.</summary>
    public static bool IsCode(string word) => Codes.Contains(word) || NumbersOfThings.Contains(word);
}
