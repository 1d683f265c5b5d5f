using System.Globalization;
using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Makes the query of something per hours worked, whole or by a column that both sheets have, or over time.</summary>
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
        var parts = context.IsBrokenDown ? Parts(context, hours) : null;
        (string, ColumnProfile)[] taken = context.Group is null ? [("at", occurred), .. columns] : [("at", occurred), ("g", context.Group), .. columns];
        SqlText incidents = $"FROM {EntityRows.Of(context.Sheet, taken, tests)}{Where(context.Window, "at")}";
        SqlText worked = $"FROM {new SqlName(hours.Sheet.Table)}{(hours.Date is null ? (SqlText)$"" : Where(context.Window, hours.Date.Name))}";
        SqlText rate = $"i.{new SqlName(name)} * {hoursBase} / nullif(h.hours, 0) AS \"rate\"";
        SqlText main = parts is null
            ? (SqlText)$"SELECT i.{new SqlName(name)}, h.hours AS \"hours\", {rate} FROM (SELECT {total} AS {new SqlName(name)} {incidents}) i, (SELECT sum({new SqlName(hours.Column.Name)}) AS hours {worked}) h"
            : $"SELECT coalesce(i.g, h.g) AS {new SqlName(parts.Shown.Name)}, coalesce(i.{new SqlName(name)}, 0) AS {new SqlName(name)}, h.hours AS \"hours\", {rate} FROM (SELECT {parts.OfIncidents} AS g, {total} AS {new SqlName(name)} {incidents} GROUP BY 1) i FULL JOIN (SELECT {parts.OfHours} AS g, sum({new SqlName(hours.Column.Name)}) AS hours {worked} GROUP BY 1) h ON lower(trim(i.g)) IS NOT DISTINCT FROM lower(trim(h.g)) ORDER BY {parts.Order}";
        List<TableColumn> shown = parts is null ? [] : [parts.Shown];
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

    /// <summary>What both sheets are broken down by: a column they have in common, or stretches of time.</summary>
    private static HoursParts Parts(MeasureContext context, HoursColumn hours)
    {
        if (context.Period is not { } period)
        {
            var group = context.Group!;
            SqlText key = $"CAST({new SqlName(HoursGroup(hours, group).Name)} AS VARCHAR)";
            return new HoursParts($"CAST(g AS VARCHAR)", key, $"\"rate\" DESC NULLS LAST, 1", new TableColumn { Name = group.Name, Label = group.Label, Kind = "text" });
        }

        if (context.Group is not null)
            throw new ToolRefusal("bad_arguments", "A rate is broken down by a column or over time, not by both.");
        if (hours.Date is not { } date)
            throw new ToolRefusal("measure_unavailable", $"The hours in {hours.Sheet.Name} are not dated: they cannot be told by {period}.");
        return new HoursParts(Stretch(period, "at"), Stretch(period, date.Name), $"1", new TableColumn { Name = period, Label = char.ToUpperInvariant(period[0]) + period[1..], Kind = "text" });
    }

    private static SqlText Stretch(string period, string column)
    {
        SqlName at = new(column);
        return period switch
        {
            "month" => $"strftime({at}, '%Y-%m')",
            "quarter" => $"concat(year({at}), '-Q', quarter({at}))",
            "year" => $"CAST(year({at}) AS VARCHAR)",
            _ => throw new ToolRefusal("bad_arguments", $"A rate is followed over month, quarter or year, not over {period}: shorter stretches have too few hours to tell."),
        };
    }

    private static SqlText Where(TimeWindow window, string column) => window.Test($"{new SqlName(column)}") is { } inside ? (SqlText)$" WHERE {inside}" : $"";

    private static ColumnProfile HoursGroup(HoursColumn hours, ColumnProfile group) =>
        hours.Sheet.Columns.FirstOrDefault(column => LooseText.Key(column.Name) == LooseText.Key(group.Name))
        ?? throw new ToolRefusal("measure_unavailable", $"The hours in {hours.Sheet.Name} are not given by {group.Name}; they have: {string.Join(", ", hours.Sheet.Columns.Select(column => column.Name))}.", [.. hours.Sheet.Columns.Where(column => column.Kind == ColumnKind.Text).Select(column => column.Name)]);

    /// <param name="OfIncidents">Key of an incident's part, as text.</param>
    /// <param name="OfHours">Key of the part that hours belong to.</param>
    /// <param name="Order">How the parts are sorted.</param>
    /// <param name="Shown">The key's column in the result.</param>
    private sealed record HoursParts(SqlText OfIncidents, SqlText OfHours, SqlText Order, TableColumn Shown);
}
