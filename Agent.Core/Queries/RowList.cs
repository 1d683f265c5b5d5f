namespace Agent.Core.Queries;

/// <summary>Records instead of figures, with their true total.</summary>
public sealed record RowList
{
    /// <summary>The columns shown; empty for the id and the telling ones.</summary>
    public IReadOnlyList<Field> Columns { get; init; } = [];

    /// <summary>Each different combination once.</summary>
    public bool Distinct { get; init; }
}
