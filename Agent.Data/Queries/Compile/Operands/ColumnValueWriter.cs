using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>The value of a column.</summary>
internal sealed class ColumnValueWriter : OperandWriter<ColumnValue>
{
    protected override IEnumerable<Field> Fields(ColumnValue operand) => [operand.Field];

    protected override RowValue Write(ColumnValue operand, RowScope scope)
    {
        using var part = scope.Context.In("field");
        var sql = scope.Value(operand.Field);
        var column = scope.ColumnOf(operand.Field);
        return new RowValue(sql, column.Kind, column.Label) { Column = column, Unit = column.Unit };
    }
}
