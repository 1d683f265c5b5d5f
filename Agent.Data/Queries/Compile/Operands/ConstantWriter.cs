using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>A number that is the same in every row.</summary>
internal sealed class ConstantWriter : OperandWriter<Constant>
{
    protected override IEnumerable<Field> Fields(Constant operand) => [];

    protected override RowValue Write(Constant operand, RowScope scope) =>
        new($"{operand.Value}", ColumnKind.Number, operand.Value.ToString(CultureInfo.InvariantCulture));
}
