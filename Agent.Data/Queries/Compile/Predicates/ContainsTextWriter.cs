using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>The text has these characters in it.</summary>
internal sealed class ContainsTextWriter : PredicateWriter<ContainsText>
{
    protected override IEnumerable<Field> Fields(ContainsText predicate, RowScope scope) => [predicate.Field];

    protected override SqlText Write(ContainsText predicate, RowScope scope) =>
        $"contains({TextTests.Lower(predicate.Field, scope)}, {predicate.Text.ToLowerInvariant()})";
}
