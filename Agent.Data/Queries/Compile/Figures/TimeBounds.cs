using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>The range of time that conditions leave of a date.</summary>
/// <param name="From">Its first moment; null for none.</param>
/// <param name="Until">The first moment after it; null for none.</param>
internal readonly record struct TimeBounds(DateTime? From, DateTime? Until)
{
    public static TimeBounds Of(IReadOnlyList<Predicate> conditions, Field date)
    {
        var bounds = default(TimeBounds);
        foreach (var range in conditions.OfType<InTimeRange>().Where(range => range.Field == date))
        {
            bounds = new TimeBounds(
                bounds.From is null || range.From > bounds.From ? range.From ?? bounds.From : bounds.From,
                bounds.Until is null || range.Until < bounds.Until ? range.Until ?? bounds.Until : bounds.Until);
        }

        return bounds;
    }
}
