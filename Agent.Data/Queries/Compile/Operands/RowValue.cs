using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>A value of a row as SQL.</summary>
/// <param name="Sql">The expression.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">Its name for people.</param>
internal sealed record RowValue(SqlText Sql, ColumnKind Kind, string Label)
{
    /// <summary>The column, where it is the plain value of one.</summary>
    public ColumnProfile? Column { get; init; }

    /// <summary>Unit of the numbers, where known.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether <see cref="Sql"/> is a SQL list: the row has several values. Null or empty where it has none.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether it can be added up: a number or a length of time.</summary>
    public bool IsNumber => Kind.IsNumeric() || Kind == ColumnKind.Duration;

    /// <summary>As a number: intervals and times of day in hours; NaN, which DuckDB sorts above all numbers, as no value.</summary>
    public RowValue AsNumber() =>
        Kind == ColumnKind.Time || (Kind == ColumnKind.Duration && Column is { Unit: null })
            ? this with { Sql = $"(epoch({Sql}) / 3600.0)", Kind = ColumnKind.Number, Unit = "h" }
            : Kind == ColumnKind.Number && string.Equals(Column?.Max, "NaN", StringComparison.OrdinalIgnoreCase)
                ? this with { Sql = $"nullif({Sql}, 'NaN'::DOUBLE)" }
                : this;
}
