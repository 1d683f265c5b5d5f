using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Drafts.Amounts;

namespace Agent.Planning.Drafts.Calendar;

/// <summary>
/// "took longer than 180 days between issue and completion", "closed within 30 days": a length of time between two dates of the row,
/// compared.
/// </summary>
internal static class DurationParts
{
    private const int MaxPairs = 6;

    /// <summary>The draft, and where a comparison has a unit of time and no column, one draft for each pair of dates.</summary>
    public static IEnumerable<Draft> Of(Draft draft)
    {
        yield return draft;
        if (
            draft.FreeComparisons.Find(comparison => comparison.Unit is not null) is not { } comparison
            || NumberParts.Op(comparison.Op) is not { } op
            || Unit(comparison.Unit!) is not { } unit
        )
            yield break;
        foreach (var pair in DatePairs.Of(draft, MaxPairs))
        {
            var next = draft.Clone();
            next.FreeComparisons.Remove(comparison);
            next.Ledger.Use(comparison.Start, comparison.End);
            DatePairs.UseWords(next);
            next.Parts.Add(new Part(new CompareValue(pair.In(unit), op, comparison.Value), comparison.Start, comparison.End));
            DatePairs.Use(next, pair, "duration:compared");
            yield return next;
        }
    }

    private static TimeUnit? Unit(string unit) =>
        unit switch
        {
            "minute" => TimeUnit.Minute,
            "hour" => TimeUnit.Hour,
            "day" => TimeUnit.Day,
            "week" => TimeUnit.Week,
            _ => null,
        };
}
