using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>A name in the dataset.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Column">The column; null for a sheet.</param>
/// <param name="Value">The value; null for a sheet or column.</param>
/// <param name="Words">Its words.</param>
/// <param name="Rows">Rows that hold the value.</param>
internal sealed record Term(
    TermKind Kind,
    SheetProfile Sheet,
    ColumnProfile? Column,
    string? Value,
    IReadOnlyList<TermWord> Words,
    long Rows
)
{
    /// <summary>The values that a defined word stands for; null for a value's own name.</summary>
    public IReadOnlyList<string>? Defines { get; init; }

    /// <summary>The values meant; empty for a sheet or column.</summary>
    public IReadOnlyList<string> Values => Defines ?? (Value is null ? [] : [Value]);

    /// <summary>Sum of the weights of its words.</summary>
    public double Weight { get; } = Words.Sum(word => word.Weight);

    /// <summary>Its words that tell something, run together.</summary>
    public string Key { get; } = string.Concat(Words.Where(word => word.Weight > 0.1).Select(word => word.Stem));

    /// <summary>Whether it is too short to be found in a sentence by itself: codes, numerals, numbers.</summary>
    public bool IsCode => Kind == TermKind.Value && (Key.Length <= 2 || Key.All(char.IsAsciiDigit));

    /// <summary>Whether it stands for no value in particular, so that many columns have it.</summary>
    public bool IsGeneric => Kind == TermKind.Value && Words.All(word => GenericWords.Contains(word.Lower));

    private static readonly FrozenSet<string> GenericWords = WordLists.Of("generic_values");
}
