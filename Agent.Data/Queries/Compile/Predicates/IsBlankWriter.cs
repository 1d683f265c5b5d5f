using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>The cell has no value.</summary>
internal sealed class IsBlankWriter : PredicateWriter<IsBlank>
{
    protected override IEnumerable<Field> Fields(IsBlank predicate, RowScope scope) => [predicate.Field];

    protected override SqlText Write(IsBlank predicate, RowScope scope)
    {
        using var part = scope.Context.In("field");
        return $"{scope.Value(predicate.Field)} IS NULL";
    }
}
