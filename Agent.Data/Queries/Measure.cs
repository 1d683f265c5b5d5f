using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Data.Queries;

/// <summary>A measure over a column of a sheet.</summary>
/// <param name="Kind">One of <see cref="MeasureKind"/>.</param>
/// <param name="Column">The column measured; null for counts of rows.</param>
internal sealed record Measure(string Kind, ColumnProfile? Column)
{
    /// <summary>Whether it is worked out from a number of each entity, so that an entity must give one number and not one per row.</summary>
    public bool IsNumeric => Kind is MeasureKind.Sum or MeasureKind.Mean or MeasureKind.Median or MeasureKind.Min or MeasureKind.Max;

    /// <summary>The value measured, as SQL; intervals in hours, NaN as no value.</summary>
    public SqlText Value
    {
        get
        {
            SqlText name = $"{new SqlName(Column!.Name)}";
            if (Column.Kind == ColumnKind.Duration && Column.Unit is null && Kind is MeasureKind.Sum or MeasureKind.Mean or MeasureKind.Median)
                return $"(epoch({name}) / 3600.0)";
            // DuckDB sorts NaN above all numbers: where there is one, it is the largest value.
            return Column.Kind == ColumnKind.Number && string.Equals(Column.Max, "NaN", StringComparison.OrdinalIgnoreCase) ? (SqlText)$"nullif({name}, 'NaN'::DOUBLE)" : name;
        }
    }

    public TableColumn TableColumn => Kind switch
    {
        MeasureKind.Count => new TableColumn { Name = "count", Label = "Count", Kind = "integer" },
        MeasureKind.Percentage => new TableColumn { Name = "percent", Label = "Percent", Kind = "percent", Unit = "%" },
        MeasureKind.Distinct => new TableColumn { Name = $"distinct {Column!.Name}", Label = $"Different {Column.Label}", Kind = "integer" },
        _ => new TableColumn
        {
            Name = $"{Kind} {Column!.Name}",
            Label = $"{char.ToUpperInvariant(Kind[0])}{Kind[1..]} of {Column.Label}",
            Kind = Kind is MeasureKind.Min or MeasureKind.Max ? Column.Kind.ToWireName() : Kind == MeasureKind.Sum && Column.Kind == ColumnKind.Integer ? "integer" : "number",
            Unit = Column.Unit ?? (Column.Kind == ColumnKind.Duration ? "h" : null),
        },
    };

    /// <summary>What is measured, in words.</summary>
    public string Title(SheetProfile sheet) => Kind switch
    {
        MeasureKind.Count => $"{sheet.Name}: count",
        MeasureKind.Percentage => $"{sheet.Name}: percentage",
        MeasureKind.Distinct => $"{sheet.Name}: different {Column!.Label}",
        _ => $"{sheet.Name}: {Kind} of {Column!.Label}",
    };

    /// <summary>Checks that a column can be measured so.</summary>
    /// <exception cref="ToolRefusal">It cannot, or a column is missing.</exception>
    public static Measure Create(SheetProfile sheet, string kind, ColumnProfile? column)
    {
        if (kind is MeasureKind.Count or MeasureKind.Percentage)
            return new Measure(kind, column);
        var fitting = sheet.Columns.Where(candidate => Fits(kind, candidate)).Select(candidate => candidate.Name).Take(12).ToList();
        if (column is null)
            throw new ToolRefusal("bad_arguments", $"The measure {kind} needs a column: {string.Join(", ", fitting)}.", fitting);
        return Fits(kind, column)
            ? new Measure(kind, column)
            : throw new ToolRefusal(
                "bad_arguments", $"{column.Name} holds {column.Kind.ToWireName()} values: there is no {kind} of them. Columns that have one: {string.Join(", ", fitting)}.", fitting);
    }

    private static bool Fits(string kind, ColumnProfile column) => kind switch
    {
        MeasureKind.Distinct => true,
        MeasureKind.Min or MeasureKind.Max => column.Kind is not (ColumnKind.Empty or ColumnKind.List),
        _ => column.Kind.IsNumeric() || column.Kind == ColumnKind.Duration,
    };
}
