using Agent.Core.Datasets;

namespace Agent.Planning.Linking;

/// <summary>Words of a question that name something in the dataset.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Kind">What they name.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Column">The column; null for a sheet.</param>
/// <param name="Values">The values meant; empty for a sheet or column.</param>
/// <param name="Quality">How sure the link is, 0–1.</param>
/// <param name="Tokens">Tokens that were matched.</param>
internal sealed record Link(
    int Start, int End, TermKind Kind, SheetProfile Sheet, ColumnProfile? Column, IReadOnlyList<string> Values, double Quality, IReadOnlyList<int> Tokens)
{
    /// <summary>Whether every word of the name was there.</summary>
    public bool IsWhole { get; init; }

    /// <summary>How surely its words are those of the name: 1 as written, less for other forms, synonyms, misspellings.</summary>
    public double Certainty { get; init; } = 1;

    public bool IsFlag => Kind == TermKind.Column && Flags.IsFlag(Column!);

    public bool IsNumeric => Kind == TermKind.Column && Numbers.IsMeasure(Column!);

    public bool Is(ColumnProfile column, SheetProfile sheet) => ReferenceEquals(Column, column) && ReferenceEquals(Sheet, sheet);
}
