using System.Globalization;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Operands;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>So many rows of a related table belong to the row.</summary>
internal sealed class RelatedRowsWriter : PredicateWriter<RelatedRows>
{
    protected override IEnumerable<Field> Fields(RelatedRows predicate, RowScope scope) => [];

    protected override SqlText Write(RelatedRows predicate, RowScope scope)
    {
        switch (predicate.Op, predicate.Count)
        {
            case (CompareOp.Ge, 1) or (CompareOp.Gt, 0) or (CompareOp.Ne, 0):
                return Related.Any(predicate.Table, predicate.Where, scope);
            case (CompareOp.Eq, 0) or (CompareOp.Lt, 1) or (CompareOp.Le, 0):
                return $"NOT {Related.Any(predicate.Table, predicate.Where, scope)}";
            default:
                return $"{Related.Count(predicate.Table, predicate.Where, scope).Sql} {CompareOps.Sql(predicate.Op)} {SqlText.Checked(predicate.Count.ToString(CultureInfo.InvariantCulture))}";
        }
    }
}
