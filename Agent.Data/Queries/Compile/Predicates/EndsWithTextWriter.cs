using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>The text ends with these characters.</summary>
internal sealed class EndsWithTextWriter : PredicateWriter<EndsWithText>
{
    protected override IEnumerable<Field> Fields(EndsWithText predicate, RowScope scope) => [predicate.Field];

    protected override SqlText Write(EndsWithText predicate, RowScope scope) =>
        $"ends_with(trim({TextTests.Lower(predicate.Field, scope)}), {predicate.Text.Trim().ToLowerInvariant()})";
}
