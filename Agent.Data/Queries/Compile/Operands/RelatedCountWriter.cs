using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>How many rows of a related table belong to the row.</summary>
internal sealed class RelatedCountWriter : OperandWriter<RelatedCount>
{
    protected override IEnumerable<Field> Fields(RelatedCount operand) => [];

    protected override RowValue Write(RelatedCount operand, RowScope scope)
    {
        var (count, sheet) = Related.Count(operand.Table, operand.Where, scope);
        return new RowValue(count, ColumnKind.Integer, $"number of {sheet.Name}");
    }
}
