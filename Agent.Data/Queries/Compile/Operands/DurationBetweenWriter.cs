using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>
/// The length of time between two dates of the row. Where both have a time of day it is exact, else it counts calendar days.
/// </summary>
internal sealed class DurationBetweenWriter : OperandWriter<DurationBetween>
{
    protected override IEnumerable<Field> Fields(DurationBetween operand) => operand.To is { } to ? [operand.From, to] : [operand.From];

    protected override RowValue Write(DurationBetween operand, RowScope scope)
    {
        var from = Date(operand.From, operand.Unit, scope, "from");
        var to = operand.To is { } end ? Date(end, operand.Unit, scope, "to") : Today(scope);
        var isExact = from.Kind == ColumnKind.DateTime && to.Kind == ColumnKind.DateTime;
        SqlText length =
            isExact ? (SqlText)$"(date_diff('microsecond', {from.Sql}, {to.Sql}) / {1e6 * Durations.Seconds(operand.Unit)})"
            : operand.Unit == TimeUnit.Day ? (SqlText)$"date_diff('day', CAST({from.Sql} AS DATE), CAST({to.Sql} AS DATE))"
            : operand.Unit < TimeUnit.Day
                ? (SqlText)
                    $"(date_diff('day', CAST({from.Sql} AS DATE), CAST({to.Sql} AS DATE)) * {Durations.Seconds(TimeUnit.Day) / Durations.Seconds(operand.Unit)})"
            : $"(date_diff('day', CAST({from.Sql} AS DATE), CAST({to.Sql} AS DATE)) / {Durations.Seconds(operand.Unit) / Durations.Seconds(TimeUnit.Day)})";
        var kind = !isExact && operand.Unit == TimeUnit.Day ? ColumnKind.Integer : ColumnKind.Number;
        return new RowValue(length, kind, $"{Durations.Words(operand.Unit)} from {from.Label} to {to.Label}")
        {
            Unit = Durations.Words(operand.Unit),
        };
    }

    private static RowValue Date(Field field, TimeUnit unit, RowScope scope, string member)
    {
        using var part = scope.Context.In(member);
        var sql = scope.Value(field);
        var column = scope.ColumnOf(field);
        MonthOnly.Check(scope.Context, column, unit);
        return column.Kind.IsDate()
            ? new RowValue(sql, column.Kind, column.Label) { Column = column }
            : throw scope.Context.Fault(
                "wrong_kind",
                $"{column.Name} holds {column.Kind.ToWireName()} values, no dates.",
                DateColumns.Names(scope.Sheet)
            );
    }

    private static RowValue Today(RowScope scope)
    {
        scope.Context.UsesAsOf = true;
        return new RowValue($"{scope.Context.AsOf.ToDateTime(TimeOnly.MinValue)}", ColumnKind.Date, "the day asked for");
    }
}
