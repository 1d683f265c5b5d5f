using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Drafts.Calendar;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>Lengths of time that a draft may ask for: between two dates of its records, and since the last of them.</summary>
internal static class DurationMeasures
{
    private const int MaxPairs = 4;
    private const int MostWordsBetween = 5;

    private static readonly string[] Units = ["day", "days", "hour", "hours", "week", "weeks", "long", "time"];

    private static readonly (Sense Sense, Statistic Function)[] Functions =
    [
        (Sense.Mean, Statistic.Mean),
        (Sense.Median, Statistic.Median),
        (Sense.Maximum, Statistic.Max),
        (Sense.Minimum, Statistic.Min),
    ];

    public static IEnumerable<Measured> Of(Draft draft) => SinceLast(draft) is { } since ? [since, .. Between(draft)] : Between(draft);

    private static IEnumerable<Measured> Between(Draft draft)
    {
        var said = draft.Has(Sense.Duration);
        if ((!said && !(SpeaksOfTime(draft) && DatePairs.Said(draft) >= 2)) || IsKey(draft))
            yield break;
        foreach (var pair in DatePairs.Of(draft, MaxPairs))
        {
            var next = draft.Clone();
            DatePairs.UseWords(next);
            // "(complete minus received)"
            next.Take(Sense.Difference);
            var (sense, function) = Array.Find(Functions, item => next.Take(item.Sense));
            next.Features.Add(sense == Sense.Mean ? "measure:duration mean said" : "measure:duration mean unsaid");
            if (!said)
                next.Features.Add("measure:duration of two dates");
            DatePairs.Use(next, pair, "measure:duration");
            yield return new Measured(
                next,
                [new StatisticOf(sense == default ? Statistic.Mean : function, pair.In(Unit(draft)))],
                "duration"
            );
        }
    }

    // "on how many days": days that are a key are no unit.
    private static bool IsKey(Draft draft) =>
        draft.Keys.Exists(key => draft.Question.Operators.Any(op => op.Sense == Sense.Duration && op.Start <= key.At && key.At < op.End));

    private static bool SpeaksOfTime(Draft draft) =>
        draft.Question.Tokens.Any(token =>
            token.Singular is "day" or "hour" or "minute" or "week" or "time" or "long" or "longer" or "delay"
        );

    /// <summary>The first unit that a question names outside of names of the data, no Downtime hours; days where it names none.</summary>
    public static TimeUnit Unit(Draft draft) =>
        Enumerable
            .Range(0, draft.Question.Tokens.Count)
            .Where(at => draft.Cues.ItemAt(at)?.Name is null)
            .Select(at =>
                draft.Question.Tokens[at].Singular switch
                {
                    "minute" => TimeUnit.Minute,
                    "hour" => TimeUnit.Hour,
                    "day" => TimeUnit.Day,
                    "week" => TimeUnit.Week,
                    _ => (TimeUnit?)null,
                }
            )
            .FirstOrDefault(unit => unit is not null)
        ?? TimeUnit.Day;

    /// <summary>"days since the last injury": the shortest time from a record's date to the day of the query.</summary>
    private static Measured? SinceLast(Draft draft)
    {
        if (draft.Date is not { } date || draft.Find(Sense.Latest) is not { } latest || draft.Keys.Count > 0)
            return null;
        var question = draft.Question;
        var since = Enumerable
            .Range(Math.Max(0, latest.Start - 3), Math.Min(3, latest.Start))
            .FirstOrDefault(at => question.Is(at, "since"), -1);
        if (since < 1)
            return null;
        // "days since the last", "how many days has it been since the last"
        var unit = Enumerable
            .Range(Math.Max(0, since - MostWordsBetween), Math.Min(since, MostWordsBetween))
            .LastOrDefault(at => question.Is(at, Units), -1);
        if (unit < 0 || Enumerable.Range(unit + 1, since - unit - 1).Any(question.IsContent))
            return null;
        var next = draft.Clone();
        next.Ledger.Use(latest);
        next.Ledger.Use(unit, since + 1);
        DatePairs.UseWords(next);
        next.Take(Sense.Count);
        next.Features.Add("measure:since the last");
        return new Measured(next, [new StatisticOf(Statistic.Min, new DurationBetween(date, null, Unit(draft)))], "since");
    }
}
