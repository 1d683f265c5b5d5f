using Agent.Core.Datasets;

namespace Agent.Planning.Reading;

/// <summary>A column of a sheet.</summary>
internal sealed record ColumnRef(SheetProfile Sheet, ColumnProfile Column)
{
    public bool Is(ColumnRef? other) => other is not null && ReferenceEquals(Column, other.Column) && ReferenceEquals(Sheet, other.Sheet);
}
