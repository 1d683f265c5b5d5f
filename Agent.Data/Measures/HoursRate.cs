using System.Globalization;
using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Makes the query of something per hours worked, whole or by a column that both sheets have.</summary>
internal static class HoursRate
{
    public static string Words(double hoursBase) => hoursBase.ToString("#,0", CultureInfo.InvariantCulture);

    /// <param name="context">The asking, its window cut to what both sheets cover.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="hoursBase">Hours it is given for.</param>
    /// <param name="tests">Conditions of the incidents, by name.</param>
    /// <param name="total">What is set against the hours, as an aggregate over incidents.</param>
    /// <param name="name">Its name in the result.</param>
    /// <param name="label">Its name for people.</param>
    /// <param name="text">The incidents counted, in words.</param>
    /// <param name="columns">Further columns of the incidents, by name.</param>
    /// <exception cref="ToolRefusal">The hours are not broken down by the column asked for.</exception>
    public static DataQuery Query(
        MeasureContext context, IDomainMeasure measure, double hoursBase, IReadOnlyList<(string Name, SqlText Test)> tests, SqlText total, string name, string label, string? text,
        params IReadOnlyList<(string Name, ColumnProfile Column)> columns)
    {
        var hours = context.Roles.Hours!;
        var occurred = context.Roles.Occurred!;
        var hoursGroup = context.Group is { } group ? HoursGroup(hours, group) : null;
        (string, ColumnProfile)[] taken = context.Group is null ? [("at", occurred), .. columns] : [("at", occurred), ("g", context.Group), .. columns];
        SqlText incidents = $"FROM {EntityRows.Of(context.Sheet, taken, tests)}{Where(context.Window, "at")}";
        SqlText worked = $"FROM {new SqlName(hours.Sheet.Table)}{(hours.Date is null ? (SqlText)$"" : Where(context.Window, hours.Date.Name))}";
        SqlText rate = $"i.{new SqlName(name)} * {hoursBase} / nullif(h.hours, 0) AS \"rate\"";
        SqlText main = context.Group is null || hoursGroup is null
            ? (SqlText)$"SELECT i.{new SqlName(name)}, h.hours AS \"hours\", {rate} FROM (SELECT {total} AS {new SqlName(name)} {incidents}) i, (SELECT sum({new SqlName(hours.Column.Name)}) AS hours {worked}) h"
            : $"SELECT coalesce(i.g, h.g) AS {new SqlName(context.Group.Name)}, coalesce(i.{new SqlName(name)}, 0) AS {new SqlName(name)}, h.hours AS \"hours\", {rate} FROM (SELECT CAST(g AS VARCHAR) AS g, {total} AS {new SqlName(name)} {incidents} GROUP BY 1) i FULL JOIN (SELECT CAST({new SqlName(hoursGroup.Name)} AS VARCHAR) AS g, sum({new SqlName(hours.Column.Name)}) AS hours {worked} GROUP BY 1) h ON lower(trim(i.g)) IS NOT DISTINCT FROM lower(trim(h.g)) ORDER BY \"rate\" DESC NULLS LAST, 1";
        List<TableColumn> shown = context.Group is null ? [] : [new TableColumn { Name = context.Group.Name, Label = context.Group.Label, Kind = "text" }];
        return new DataQuery
        {
            Title = context.Title(measure),
            Sheet = hours.Sheet.Name == context.Sheet.Name ? context.Sheet.Name : $"{context.Sheet.Name}, {hours.Sheet.Name}",
            Main = main,
            MaxRows = context.Call.Options.MaxRows,
            GroupColumns = shown.Count,
            Columns =
            [
                .. shown,
                new TableColumn { Name = name, Label = label, Kind = "integer" },
                new TableColumn { Name = "hours", Label = $"Hours ({hours.Sheet.Name}.{hours.Column.Label})", Kind = "number", Unit = "h" },
                new TableColumn { Name = "rate", Label = measure.About.Title, Kind = "number", Unit = $"per {Words(hoursBase)} h" },
            ],
            Rows = context.Rows(occurred, tests.Count == 0 ? null : tests[0].Test, text),
        };
    }

    private static SqlText Where(TimeWindow window, string column) => window.Test($"{new SqlName(column)}") is { } inside ? (SqlText)$" WHERE {inside}" : $"";

    private static ColumnProfile HoursGroup(HoursColumn hours, ColumnProfile group) =>
        hours.Sheet.Columns.FirstOrDefault(column => LooseText.Key(column.Name) == LooseText.Key(group.Name))
        ?? throw new ToolRefusal("measure_unavailable", $"The hours in {hours.Sheet.Name} are not given by {group.Name}; they have: {string.Join(", ", hours.Sheet.Columns.Select(column => column.Name))}.", [.. hours.Sheet.Columns.Where(column => column.Kind == ColumnKind.Text).Select(column => column.Name)]);
}
