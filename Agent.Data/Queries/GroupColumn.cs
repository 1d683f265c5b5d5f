using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Data.Queries;

/// <summary>What rows are grouped by: a column, or a period of a date column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Period">One of <see cref="Periods.Parts"/>; null for the values themselves.</param>
internal sealed record GroupColumn(ColumnProfile Column, string? Period)
{
    /// <summary>Name in the result.</summary>
    public string Name => Period is null ? Column.Name : $"{Column.Name} {Period.Replace('_', ' ')}";

    /// <summary>Whether groups follow the calendar rather than the size.</summary>
    public bool IsCalendar => Period is not null && Periods.Trend.Contains(Period);

    /// <summary>The group of a row.</summary>
    public SqlText Expression => Period is null ? (SqlText)$"{new SqlName(Column.Name)}" : Periods.Label($"{new SqlName(Column.Name)}", Period);

    public TableColumn TableColumn => new()
    {
        Name = Name,
        Label = Period is null ? Column.Label : $"{Column.Label} ({Period.Replace('_', ' ')})",
        Kind = Period is not null ? Periods.Kind(Period) : Column.Kind == ColumnKind.List ? "text" : Column.Kind.ToWireName(),
        Unit = Period is null ? Column.Unit : null,
    };

    /// <summary>Reads <c>Column</c> or <c>Column:period</c>.</summary>
    /// <exception cref="ToolRefusal">The column is unknown or has no calendar.</exception>
    public static GroupColumn Parse(SheetProfile sheet, string text, Func<string, ColumnProfile> findColumn)
    {
        var colon = text.LastIndexOf(':');
        if (colon > 0 && sheet.Column(text.Trim()) is null && Periods.Parse(text[(colon + 1)..], Periods.Parts) is { } period)
        {
            var column = findColumn(text[..colon]);
            return column.Kind.IsDate()
                ? new GroupColumn(column, period)
                : throw new ToolRefusal("bad_arguments", $"{column.Name} holds {column.Kind.ToWireName()} values: it has no {period}.");
        }

        return new GroupColumn(findColumn(text), null);
    }
}
