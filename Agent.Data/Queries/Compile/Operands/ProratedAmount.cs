using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>
/// An amount that is given for a month, by the share of the month's days that lie in a range of time. The compiler's own: no query says it.
/// </summary>
/// <param name="Amount">The amount.</param>
/// <param name="Month">A day of its month.</param>
/// <param name="From">First moment of the range; null for no bound.</param>
/// <param name="Until">First moment after it; null for no bound.</param>
internal sealed record ProratedAmount(Operand Amount, Field Month, DateTime? From, DateTime? Until) : Operand
{
    public override string ToWords(QueryLabels labels) => Amount.ToWords(labels);
}
