using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>At least one holds.</summary>
internal sealed class AnyOfWriter : PredicateWriter<AnyOf>
{
    public override bool IsConnective => true;

    protected override IEnumerable<Field> Fields(AnyOf predicate, RowScope scope) =>
        predicate.Items.SelectMany(item => RowConditions.Fields(item, scope));

    protected override SqlText Write(AnyOf predicate, RowScope scope)
    {
        if (predicate.Items.Count == 0)
            return $"FALSE";
        var parts = new List<SqlText>();
        for (var index = 0; index < predicate.Items.Count; index++)
        {
            using var part = scope.Context.In("items", index);
            parts.Add(RowConditions.Write(predicate.Items[index], scope));
        }

        return $"({SqlText.Join(" OR ", parts)})";
    }
}
