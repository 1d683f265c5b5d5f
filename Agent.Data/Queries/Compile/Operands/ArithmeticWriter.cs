using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>Two numbers of the row made into one.</summary>
internal sealed class ArithmeticWriter : OperandWriter<Arithmetic>
{
    protected override IEnumerable<Field> Fields(Arithmetic operand) =>
        RowValues.Fields(operand.Left).Concat(RowValues.Fields(operand.Right));

    protected override RowValue Write(Arithmetic operand, RowScope scope)
    {
        var left = Side(operand.Left, scope, "left");
        var right = Side(operand.Right, scope, "right");
        var (sql, sign) = operand.Op switch
        {
            ArithmeticOp.Add => ((SqlText)$"({left.Sql} + {right.Sql})", "+"),
            ArithmeticOp.Subtract => ((SqlText)$"({left.Sql} - {right.Sql})", "−"),
            ArithmeticOp.Multiply => ((SqlText)$"({left.Sql} * {right.Sql})", "×"),
            _ => ((SqlText)$"(CAST({left.Sql} AS DOUBLE) / nullif({right.Sql}, 0))", "÷"),
        };
        var isWhole = operand.Op != ArithmeticOp.Divide && left.Kind == ColumnKind.Integer && right.Kind == ColumnKind.Integer;
        return new RowValue(sql, isWhole ? ColumnKind.Integer : ColumnKind.Number, $"{left.Label} {sign} {right.Label}")
        {
            Unit = left.Unit == right.Unit && operand.Op is ArithmeticOp.Add or ArithmeticOp.Subtract ? left.Unit : null,
        };
    }

    private static RowValue Side(Operand operand, RowScope scope, string member)
    {
        using var part = scope.Context.In(member);
        return RowValues.Number(operand, scope);
    }
}
