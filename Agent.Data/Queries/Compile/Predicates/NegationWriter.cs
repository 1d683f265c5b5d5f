using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Operands;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>Does not hold; a row where a blank leaves it open is one where it does not hold, and the evidence counts such rows.</summary>
internal sealed class NegationWriter : PredicateWriter<Negation>
{
    public override bool IsConnective => true;

    protected override IEnumerable<Field> Fields(Negation predicate, RowScope scope) => RowConditions.Fields(predicate.Item, scope);

    protected override SqlText Write(Negation predicate, RowScope scope)
    {
        var context = scope.Context;
        using var part = context.In("item");
        context.Negations++;
        var item = RowConditions.Write(predicate.Item, scope);
        context.Negations--;
        Blanks.Counted(predicate.Item, scope);
        return $"NOT coalesce({item}, FALSE)";
    }
}
