using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Columns whose values are codes and ids.</summary>
internal static class CodeColumns
{
    private static readonly FrozenSet<string> Codes = WordLists.Of("code_headers");
    private static readonly FrozenSet<string> Names = WordLists.Of("name_headers");
    private static readonly FrozenSet<string> NumbersOfThings = WordLists.Of("number_headers");

    /// <summary>Ids and codes written in digits name things: they are never added up.</summary>
    public static bool IsNumberOfThings(ColumnProfile column) =>
        column.Kind == ColumnKind.Integer
        && !CountedHeaders.Has(column.Name)
        && NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name) is { Count: > 0 } words
        && (words.Any(Codes.Contains) || NumbersOfThings.Contains(words[^1]));

    /// <summary>Whether the last word of a header says that what is under it is a code or an id: COUNTY_CODE, COUNTY_CD.</summary>
    public static bool IsCodeHeader(IReadOnlyList<string> words) => words is [.., var last] && IsCode(Synonyms.Full(last) ?? last);

    /// <summary>The words of a header that say whose code, number, name or description it holds: "county" of COUNTY_CODE.</summary>
    public static IEnumerable<string> ThingWords(string header)
    {
        var words = NameWords.Split(header);
        return words.Count > 1 && (IsCodeHeader(words) || Names.Contains(words[^1])) ? words.SkipLast(1) : words;
    }

    /// <summary>Whether a word of a header says that what is under it is a code or an id.</summary>
    public static bool IsCode(string word) => Codes.Contains(word) || NumbersOfThings.Contains(word);
}
