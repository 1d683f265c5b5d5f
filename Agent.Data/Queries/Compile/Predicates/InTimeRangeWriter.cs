using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>A date within a range of time.</summary>
internal sealed class InTimeRangeWriter : PredicateWriter<InTimeRange>
{
    protected override IEnumerable<Field> Fields(InTimeRange predicate, RowScope scope) => [predicate.Field];

    protected override SqlText Write(InTimeRange predicate, RowScope scope)
    {
        using var part = scope.Context.In("field");
        var moment = scope.Value(predicate.Field);
        var column = scope.ColumnOf(predicate.Field);
        if (!column.Kind.IsDate())
            throw scope.Context.Fault(
                "wrong_kind",
                $"{column.Name} holds {column.Kind.ToWireName()} values, no dates.",
                DateColumns.Names(scope.Sheet)
            );
        MonthOnly.Check(scope.Context, column, predicate.From, predicate.Until);
        return (predicate.From, predicate.Until) switch
        {
            ({ } from, { } until) => (SqlText)$"({moment} >= {from} AND {moment} < {until})",
            ({ } from, null) => $"{moment} >= {from}",
            (null, { } until) => $"{moment} < {until}",
            _ => $"{moment} IS NOT NULL",
        };
    }
}
