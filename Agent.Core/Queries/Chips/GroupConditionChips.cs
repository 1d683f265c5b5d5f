using Agent.Protocol;

namespace Agent.Core.Queries.Chips;

/// <summary>The conditions on groups.</summary>
internal static class GroupConditionChips
{
    public static IEnumerable<Chip> Of(ChipContext context)
    {
        var query = context.Query;
        for (var at = 0; at < query.Having.Count; at++)
        {
            var (index, having) = (at, query.Having[at]);
            yield return new Chip(QueryChipKinds.Filter, Words(having, context), $"/having/{index}")
            {
                Without = query with { Having = query.Having.Without(index) },
                Alternatives = context.Offer(
                    new[] { CompareOp.Gt, CompareOp.Ge, CompareOp.Lt, CompareOp.Le, CompareOp.Eq }
                        .Select(op => having with { Op = op })
                        .Select(other => new ChipAlternative(
                            Words(other, context),
                            query with
                            {
                                Having = query.Having.With(index, other),
                            }
                        ))
                ),
            };
        }

        if (query.ForAll is { } all)
        {
            var opposite = all with { Negated = !all.Negated };
            yield return new Chip(QueryChipKinds.Filter, Words(all, context), "/forAll")
            {
                Without = query with { ForAll = null },
                Alternatives = context.Offer([new ChipAlternative(Words(opposite, context), query with { ForAll = opposite })]),
            };
        }

        if (query.CountGroups)
            yield return new Chip(QueryChipKinds.Measure, context.Phrases.NumberOfGroups, "/countGroups")
            {
                Without = query with { CountGroups = false },
            };
    }

    private static string Words(Having having, ChipContext context) =>
        context.Phrases.GroupsWith(context.Phrases.Having(having, context.Labels));

    private static string Words(ForAll all, ChipContext context) => context.Phrases.ForAll(all, context.Labels);
}
