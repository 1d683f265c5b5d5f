namespace Agent.Data.Sidecar;

/// <summary>What a sidecar says of a column.</summary>
/// <param name="Name">The column as named there.</param>
/// <param name="Synonyms">Other words for it.</param>
/// <param name="Unit">Unit of its numbers; null where nothing is said.</param>
/// <param name="IsPerson">Whether it names persons; null where nothing is said.</param>
internal sealed record SidecarColumn(string Name, IReadOnlyList<string> Synonyms, string? Unit, bool? IsPerson);
