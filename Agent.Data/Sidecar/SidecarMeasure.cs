namespace Agent.Data.Sidecar;

/// <summary>What a sidecar says of a measure of the catalogue. Columns are written <c>Sheet.Column</c>.</summary>
/// <param name="Name">The measure's name.</param>
/// <param name="Synonyms">Other words for it.</param>
/// <param name="Base">Hours that a rate is given for: 200,000 or 1,000,000; null where nothing is said.</param>
/// <param name="Hours">The column of hours worked; null where nothing is said.</param>
/// <param name="Column">The column that tells which incidents count; null where nothing is said.</param>
/// <param name="Values">Its values that count.</param>
internal sealed record SidecarMeasure(
    string Name,
    IReadOnlyList<string> Synonyms,
    double? Base,
    string? Hours,
    string? Column,
    IReadOnlyList<string> Values
);
