namespace Agent.Tests.Support;

/// <summary>A row and the rows of the related table that belong to it.</summary>
internal sealed record RandomRow(IReadOnlyDictionary<string, object?> Cells, IReadOnlyList<IReadOnlyDictionary<string, object?>> Related);
