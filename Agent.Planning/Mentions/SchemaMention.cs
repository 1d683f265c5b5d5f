using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Mentions;

/// <summary>Words that name a sheet, a column or values of one.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Kind">What they name.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Column">The column; null for a sheet.</param>
/// <param name="Values">The values meant; empty for a sheet or column.</param>
/// <param name="Match">How the worst of the words matches.</param>
/// <param name="Coverage">Share of the name's weight that was said, 0–1.</param>
/// <param name="Words">Tokens that were matched, glue apart.</param>
internal sealed record SchemaMention(
    int Start,
    int End,
    TermKind Kind,
    SheetProfile Sheet,
    ColumnProfile? Column,
    IReadOnlyList<string> Values,
    MatchKind Match,
    double Coverage,
    int Words
)
{
    /// <summary>Whether the whole name was said.</summary>
    public bool IsWhole => Coverage > 0.99;

    /// <summary>Whether it is said word for word, singular or plural.</summary>
    public bool IsExactIn(Question question) =>
        IsWhole
        && Match <= MatchKind.Stem
        && NameWords
            .Split(Column?.Name ?? Sheet.Name)
            .Select(Stemmer.Singular)
            .SequenceEqual(question.Tokens.Skip(Start).Take(End - Start).Select(token => token.Singular), StringComparer.Ordinal);

    /// <summary>Rows that hold the values, or that are filled.</summary>
    public long Rows { get; init; }

    /// <summary>Whether the words name the values by a part that many values share.</summary>
    public bool IsPartOfMany => Kind == TermKind.Value && Values.Count > 1;
}
