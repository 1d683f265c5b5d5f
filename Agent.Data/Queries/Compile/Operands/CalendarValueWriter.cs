using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>A calendar part of a date as a number.</summary>
internal sealed class CalendarValueWriter : OperandWriter<CalendarValue>
{
    protected override IEnumerable<Field> Fields(CalendarValue operand) => [operand.Field];

    protected override RowValue Write(CalendarValue operand, RowScope scope)
    {
        using var part = scope.Context.In("field");
        var moment = scope.Value(operand.Field);
        var column = scope.ColumnOf(operand.Field);
        return new RowValue(
            CalendarParts.Number(scope.Context, column, moment, operand.Part),
            ColumnKind.Integer,
            $"{CalendarParts.Word(operand.Part)} of {column.Label}"
        );
    }
}
