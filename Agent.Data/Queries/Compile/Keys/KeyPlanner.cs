using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Operands;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>Compiles keys of groups.</summary>
internal static class KeyPlanner
{
    /// <exception cref="QueryFault">The key does not fit its value.</exception>
    public static KeyPlan Plan(GroupKey key, UnitRows units)
    {
        var context = units.Scope.Context;
        using var part = context.In("of");
        return key switch
        {
            { Period: { } period } => InTime(key, period, units),
            { Part: { } calendar } => ByPart(key, calendar, units),
            { Edges: not null } or { Width: not null } => ByBucket(key, units),
            _ => ByValue(key, units),
        };
    }

    private static RowValue Value(GroupKey key, UnitRows units, Func<RowValue, RowValue> shape) =>
        RowValues.OneOrList(key.Of, units.Scope, units.Conditions, shape);

    private static KeyPlan ByValue(GroupKey key, UnitRows units)
    {
        var isItems = false;
        var value = Value(key, units, one =>
        {
            isItems = one.Column?.Kind == ColumnKind.List;
            return one.Column is null || !one.Kind.IsText() ? one
                : isItems ? one with { Sql = ListItems.Of(one.Column, one.Sql) }
                : one with { Sql = Spellings.Of(one.Column).Usual(one.Sql) };
        });
        var isMonth = MonthOnly.Is(value);
        var kind = isItems || isMonth ? "text" : value.Kind.ToWireName();
        var isList = isItems || value.IsList;
        // A unit without any is in the group of blanks.
        SqlText raw = !isList
            ? value.Sql
            : OrBlank(
                value.IsList && isItems ? (SqlText)$"list_distinct(flatten({value.Sql}))"
                : value.IsList ? $"list_distinct({value.Sql})"
                : value.Sql
            );
        return new KeyPlan(raw, isList, Column(value.Column?.Name ?? value.Label, value.Label, kind, value.Unit))
        {
            Label = sql => isMonth ? PeriodSteps.Label(sql, Period.Month) : sql,
            IsOrdered = value.Kind.IsDate() || value.Kind == ColumnKind.Time || (value.Column is null && value.IsNumber),
        };
    }

    private static SqlText OrBlank(SqlText list) => $"CASE WHEN len({list}) > 0 THEN {list} ELSE [NULL] END";

    private static SqlText Raw(RowValue value) => value.IsList ? OrBlank($"list_distinct({value.Sql})") : value.Sql;

    private static KeyPlan InTime(GroupKey key, Period period, UnitRows units)
    {
        var value = Value(
            key,
            units,
            one =>
                one.Kind.IsDate()
                    ? InTime(one, period, units)
                    : throw units.Scope.Context.Fault(
                        "wrong_kind",
                        $"{one.Label} holds {one.Kind.ToWireName()} values, no dates.",
                        DateColumns.Names(units.Scope.Sheet)
                    )
        );
        return new KeyPlan(Raw(value), value.IsList, Column(PeriodSteps.Word(period), value.Label, PeriodSteps.Kind(period), null))
        {
            Label = sql => PeriodSteps.Label(sql, period),
            IsOrdered = true,
            Period = period,
            Date = value.IsList || key.Of is not ColumnValue column ? null : column.Field,
        };
    }

    private static RowValue InTime(RowValue date, Period period, UnitRows units)
    {
        MonthOnly.Check(units.Scope.Context, date.Column, period);
        return date with { Sql = PeriodSteps.Start(date.Sql, period) };
    }

    private static KeyPlan ByPart(GroupKey key, CalendarPart part, UnitRows units)
    {
        var value = Value(key, units, one => one.Column is { } column
            ? one with { Sql = CalendarParts.Number(units.Scope.Context, column, one.Sql, part) }
            : throw units.Scope.Context.Fault("wrong_kind", $"{one.Label} is no date."));
        return new KeyPlan(Raw(value), value.IsList, Column(CalendarParts.Word(part), value.Label, CalendarParts.Kind(part), null))
        {
            Label = sql => CalendarParts.Name(sql, part),
            IsOrdered = true,
        };
    }

    private static KeyPlan ByBucket(GroupKey key, UnitRows units)
    {
        var value = Value(key, units, one => one.IsNumber
            ? Bucket(one.AsNumber(), key, units.Scope.Context)
            : throw units.Scope.Context.Fault("wrong_kind", $"{one.Label} holds {one.Kind.ToWireName()} values, no numbers."));
        return new KeyPlan(Raw(value), value.IsList, Column(value.Column?.Name ?? value.Label, value.Label, "text", value.Unit))
        {
            Label = sql => Buckets.Label(sql, key, value.Kind == ColumnKind.Integer),
            IsOrdered = true,
        };
    }

    private static RowValue Bucket(RowValue number, GroupKey key, CompileContext context) =>
        number with
        {
            Sql = Buckets.Edge(number.Sql, key, context),
        };

    private static QueryColumn Column(string name, string label, string kind, string? unit) =>
        new(name, label, kind, ResultRole.Key) { Unit = unit };
}
