using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>The rule for blanks where something must not hold: rows without a value count, and it is said how many.</summary>
internal static class Blanks
{
    /// <summary>
    /// Notes the columns of a negated condition, so that the evidence counts their blanks. Only outermost negations over the query's own
    /// rows are told.
    /// </summary>
    public static void Counted(Predicate negated, RowScope scope)
    {
        if (scope.Context.Negations > 0 || scope.Outer is not null || negated is IsBlank)
            return;
        foreach (var field in RowConditions.Fields(negated, scope).Distinct())
        {
            if (scope.ManyKeyOf(field).Length == 0)
                scope.BlanksCounted.Add((scope.ColumnOf(field).Name, $"{scope.Value(field)} IS NULL"));
        }
    }
}
