using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>A column with its kind decided and its cells converted.</summary>
/// <param name="Kind">What the cells are.</param>
/// <param name="Cells">One per row: null, string, long, double, bool, <see cref="DateTime"/> or <see cref="TimeSpan"/>.</param>
internal sealed record TypedColumn(ColumnKind Kind, object?[] Cells)
{
    public string? Separator { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];
}
