using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>An amount of a month by the days of it that count.</summary>
internal sealed class ProratedAmountWriter : OperandWriter<ProratedAmount>
{
    protected override IEnumerable<Field> Fields(ProratedAmount operand) => RowValues.Fields(operand.Amount).Append(operand.Month);

    protected override RowValue Write(ProratedAmount operand, RowScope scope)
    {
        var amount = RowValues.Number(operand.Amount, scope);
        SqlText start = $"date_trunc('month', {scope.Value(operand.Month)})";
        SqlText end = $"({start} + INTERVAL 1 MONTH)";
        SqlText first = operand.From is { } from ? (SqlText)$"greatest({start}, {from.Date})" : start;
        SqlText last = operand.Until is { } until ? (SqlText)$"least({end}, {until.Date})" : end;
        return new RowValue(
            $"(CAST({amount.Sql} AS DOUBLE) * greatest(date_diff('day', {first}, {last}), 0) / date_diff('day', {start}, {end}))",
            ColumnKind.Number,
            amount.Label
        )
        {
            Unit = amount.Unit,
        };
    }
}
