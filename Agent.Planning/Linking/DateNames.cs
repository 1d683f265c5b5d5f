using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>
/// The words by which a question names a date column: those of its name that do not only say that it is a date. One meaning for times and
/// for durations.
/// </summary>
internal static class DateNames
{
    private const int Root = 5;

    private static readonly FrozenSet<string> Done = WordLists.Of("done");

    private static readonly ConditionalWeakTable<ColumnProfile, FrozenSet<string>> Known = [];

    /// <summary>Stems of a column's telling words: "closed" of Closed Date.</summary>
    public static FrozenSet<string> Stems(ColumnProfile column) => Known.GetValue(column, static known => Telling(
        NameWords.Split(CompoundWords.Split(known.Name) ?? known.Name)
            .Concat(NameWords.Split(Synonyms.WrittenOut(known.Name) ?? string.Empty))
            .Where(word => word is not ("date" or "dt" or "time" or "day" or "datetime" or "of" or "the"))
            .ToList()).Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Inspections are done as well: where a header says what is done, that names the date.</summary>
    private static List<string> Telling(List<string> words) =>
        words.FindAll(word => !Done.Contains(word)) is { Count: > 0 } telling ? telling : words;

    /// <summary>Whether a word of a question is one of them.</summary>
    public static bool Has(ColumnProfile column, Token token) =>
        token.Kind == TokenKind.Word && token.Lower.Length > 2
        && (Stems(column).Contains(token.Stem) || Stems(column).Any(stem => IsOfOneRoot(stem, token.Stem)));

    // Applied and application, received and receipt.
    private static bool IsOfOneRoot(string one, string other) =>
        Math.Min(one.Length, other.Length) >= Root
        && Math.Abs(one.Length - other.Length) <= 3
        && string.CompareOrdinal(one, 0, other, 0, Root) == 0;
}
