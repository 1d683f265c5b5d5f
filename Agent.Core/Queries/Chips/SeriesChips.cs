using Agent.Protocol;

namespace Agent.Core.Queries.Chips;

/// <summary>Two sets side by side, and what is made of a series.</summary>
internal static class SeriesChips
{
    public static IEnumerable<Chip> Of(ChipContext context)
    {
        var query = context.Query;
        if (query.Compare is { } compare)
        {
            yield return new Chip(QueryChipKinds.Compare, context.Phrases.Compare(compare), "/compare")
            {
                Without = query with { Compare = null },
                Alternatives = context.Offer(Enum.GetValues<ComparisonForm>().Select(form => compare with { Form = form })
                    .Append(compare with { Left = compare.Right, Right = compare.Left })
                    .Select(other => new ChipAlternative(context.Phrases.Compare(other), query with { Compare = other }))),
            };
        }

        if (query.Window is { } window)
        {
            yield return new Chip(QueryChipKinds.Window, context.Phrases.Window(window, query), "/window")
            {
                Without = query with { Window = null },
                Alternatives = context.Offer(
                    Windows(query).Select(other => new ChipAlternative(context.Phrases.Window(other, query), query with { Window = other }))
                ),
            };
        }
    }

    private static IEnumerable<Window> Windows(Query query)
    {
        var year = query.GroupBy is [.., { Period: { } period }]
            ? period switch
            {
                Period.Month => 12,
                Period.Quarter => 4,
                Period.Week => 52,
                Period.Year => 1,
                _ => 7,
            }
            : 12;
        yield return new Window(WindowForm.RollingMean) { Periods = Math.Max(3, year) };
        yield return new Window(WindowForm.RollingSum) { Periods = Math.Max(3, year) };
        yield return new Window(WindowForm.Cumulative);
        yield return new Window(WindowForm.Change);
        yield return new Window(WindowForm.PercentChange);
        yield return new Window(WindowForm.Change) { Periods = year };
    }
}
