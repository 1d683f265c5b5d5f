using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Operands;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>A number of the row compared with a constant.</summary>
internal sealed class CompareValueWriter : PredicateWriter<CompareValue>
{
    protected override IEnumerable<Field> Fields(CompareValue predicate, RowScope scope) => RowValues.Fields(predicate.Of);

    protected override SqlText Write(CompareValue predicate, RowScope scope)
    {
        using var part = scope.Context.In("of");
        var value = RowValues.Number(predicate.Of, scope);
        if (predicate.Op == CompareOp.Ne)
            Blanks.Counted(predicate, scope);
        return CompareOps.WithConstant(value.Sql, predicate.Op, $"{predicate.Value}");
    }
}
