using Agent.Core.Datasets;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries.Chips;

/// <summary>Takes a query apart into chips, with what each part could be instead. Pure: looks at the profile, never at the data.</summary>
public static class QueryChips
{
    /// <summary>Alternatives of a chip at most.</summary>
    public const int MaxAlternatives = 8;

    /// <summary>The chips in reading order: figures, records, conditions, groups, comparison, window, order, limit, day, chart.</summary>
    /// <param name="query">The query.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="phrases">The language of the labels; null for English.</param>
    public static IReadOnlyList<Chip> ToChips(this Query query, DatasetProfile profile, QueryPhrases? phrases = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(profile);
        var context = new ChipContext(query, profile, phrases ?? QueryPhrases.English);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. MeasureChips.Of(context)
                .Concat(RecordsChips.Of(context))
                .Concat(WhereChips.Of(context))
                .Concat(GroupChips.Of(context))
                .Concat(GroupConditionChips.Of(context))
                .Concat(SeriesChips.Of(context))
                .Concat(OrderChips.Of(context))
                .Select(chip => chip with { Id = $"{chip.Kind}-{numbers[chip.Kind] = numbers.GetValueOrDefault(chip.Kind) + 1}" }),
        ];
    }
}
