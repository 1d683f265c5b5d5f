using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>How many items a cell of a list column has.</summary>
internal sealed class ItemCountWriter : OperandWriter<ItemCount>
{
    protected override IEnumerable<Field> Fields(ItemCount operand) => [operand.Field];

    protected override RowValue Write(ItemCount operand, RowScope scope)
    {
        using var part = scope.Context.In("field");
        var cell = scope.Value(operand.Field);
        var column = scope.ColumnOf(operand.Field);
        return column.Kind == ColumnKind.List
            ? new RowValue($"len({ListItems.Of(column, cell)})", ColumnKind.Integer, $"number of items in {column.Label}")
            : throw scope.Context.Fault(
                "wrong_kind",
                $"{column.Name} holds {column.Kind.ToWireName()} values, no lists.",
                [.. scope.Sheet.Columns.Where(other => other.Kind == ColumnKind.List).Select(other => other.Name)]
            );
    }
}
