using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>The text begins with these characters.</summary>
internal sealed class StartsWithTextWriter : PredicateWriter<StartsWithText>
{
    protected override IEnumerable<Field> Fields(StartsWithText predicate, RowScope scope) => [predicate.Field];

    protected override SqlText Write(StartsWithText predicate, RowScope scope) =>
        $"starts_with(trim({TextTests.Lower(predicate.Field, scope)}), {predicate.Text.Trim().ToLowerInvariant()})";
}
