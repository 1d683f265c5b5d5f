using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>All hold.</summary>
internal sealed class AllOfWriter : PredicateWriter<AllOf>
{
    public override bool IsConnective => true;

    protected override IEnumerable<Field> Fields(AllOf predicate, RowScope scope) =>
        predicate.Items.SelectMany(item => RowConditions.Fields(item, scope));

    protected override SqlText Write(AllOf predicate, RowScope scope) => predicate.Items.Count > 0
        ? RowConditions.WriteAll(predicate.Items, scope)
        : (SqlText)$"TRUE";
}
