using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Operands;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>
/// Two values of the row compared. Dates are compared by the day where one of them has no time of day; texts by their one spelling.
/// </summary>
internal sealed class CompareOperandsWriter : PredicateWriter<CompareOperands>
{
    protected override IEnumerable<Field> Fields(CompareOperands predicate, RowScope scope) =>
        RowValues.Fields(predicate.Left).Concat(RowValues.Fields(predicate.Right));

    protected override SqlText Write(CompareOperands predicate, RowScope scope)
    {
        var left = Side(predicate.Left, scope, "left");
        var right = Side(predicate.Right, scope, "right");
        if (Family(left.Kind) != Family(right.Kind))
            throw scope.Context.Fault(
                "wrong_kind",
                $"{left.Label} ({left.Kind.ToWireName()}) and {right.Label} ({right.Kind.ToWireName()}) cannot be compared."
            );
        var byDay = left.Kind != right.Kind && left.Kind.IsDate();
        return $"{Shape(left, byDay)} {CompareOps.Sql(predicate.Op)} {Shape(right, byDay)}";
    }

    private static SqlText Shape(RowValue value, bool byDay) =>
        byDay ? $"CAST({value.Sql} AS DATE)" : value.Kind.IsText() ? $"lower(trim(CAST({value.Sql} AS VARCHAR)))" : value.Sql;

    private static RowValue Side(Operand operand, RowScope scope, string member)
    {
        using var part = scope.Context.In(member);
        return RowValues.One(operand, scope).AsNumber();
    }

    private static int Family(ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.List or ColumnKind.Empty => 0,
        ColumnKind.Integer or ColumnKind.Number or ColumnKind.Duration => 1,
        ColumnKind.Date or ColumnKind.DateTime => 2,
        ColumnKind.Time => 3,
        _ => 4,
    };
}
