using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts.Calendar;

/// <summary>The roles that a word for a period may have: a key, or no more than a unit.</summary>
internal static class PeriodRoles
{
    public static IEnumerable<Func<Draft, Draft>> Of(Draft draft, PeriodWord word)
    {
        var cue = draft.Cues.Before(word.Start);
        var isCue = AsksForKey(draft, word, cue);
        if (IsOfYear(draft.Question, word) && draft.Date is { } date && AnyYear(word) is { } part)
        {
            yield return next => With(next, word, new GroupKey(new ColumnValue(date)) { Part = part }, "any year said");
        }
        else if (IsWholeTime(draft.Question, word))
        {
            yield return next =>
            {
                next.Ledger.Use(word.Start, word.End);
                next.Features.Add("period:whole time");
                return next;
            };
            yield break;
        }
        else if (isCue && Key(draft, word) is not null)
        {
            yield return next =>
                With(
                    next,
                    word,
                    word.Period is { } period ? new GroupKey(new ColumnValue(next.Date!)) { Period = period } : Key(next, word)!
                );
            // "how many months had …" counts months of the calendar, each of its year.
            if (AnyYear(word) is { } any && cue != nameof(Sense.Count))
                yield return next => With(next, word, new GroupKey(new ColumnValue(next.Date!)) { Part = any }, "any year");
        }

        yield return next =>
        {
            next.Features.Add($"period:none:{cue}");
            return next;
        };
    }

    private static bool AsksForKey(Draft draft, PeriodWord word, string cue)
    {
        // "on how many days" counts them.
        var isCounted = draft.Question.Operators.Any(op => op.Sense == Sense.Duration && op.Start < word.Start && op.End == word.End);
        return word.IsAdverb
            || isCounted
            || IsRanked(draft, word)
            || cue
                is "By"
                    or "Each"
                    or "Which"
                    or "When"
                    or "Count"
                    or "ForAll"
                    or "Trend"
                    or "Most"
                    or "Least"
                    or "Maximum"
                    or "Minimum"
                    or "Latest"
                    or "Earliest"
                    or "List"
                    or "Top"
                    or "Mean"
            || cue.StartsWith("and+", StringComparison.Ordinal);
    }

    /// <summary>"month with the most leaks", "year that had the fewest": what a question opens with and ranks.</summary>
    private static bool IsRanked(Draft draft, PeriodWord word) =>
        word.Start <= 1
        && draft.Question.Is(word.End, "with", "that", "where", "having", "when", "in")
        && draft.Has(Sense.Most, Sense.Least, Sense.Maximum, Sense.Minimum);

    private static CalendarPart? AnyYear(PeriodWord word) =>
        word.Period switch
        {
            Period.Month => CalendarPart.MonthOfYear,
            Period.Quarter => CalendarPart.QuarterOfYear,
            Period.Week => CalendarPart.WeekOfYear,
            _ => null,
        };

    /// <summary>"month of the year", "calendar month": whichever the year is.</summary>
    private static bool IsOfYear(Question question, PeriodWord word) =>
        question.Is(word.Start - 1, "calendar")
        || (question.Is(word.End, "of", "in") && question.Is(word.End + 1, "the", "a") && question.Is(word.End + 2, "year"));

    /// <summary>The year of "month of the year", and "over all years", "all years together": the whole time, no key.</summary>
    private static bool IsWholeTime(Question question, PeriodWord word) =>
        word.Period == Period.Year
        && !word.IsAdverb
        && (
            (
                question.Is(word.Start - 1, "the", "a")
                && question.Is(word.Start - 2, "of", "in")
                && question.Is(word.Start - 3, "month", "months", "quarter", "quarters", "week", "weeks")
            )
            || question.Is(word.Start - 1, "all")
            || (question.Is(word.Start - 1, "the") && question.Is(word.Start - 2, "all"))
        );

    private static GroupKey? Key(Draft draft, PeriodWord word)
    {
        if (draft.Date is { } date && (word.Part == CalendarPart.Hour ? TimeParts.Clock(draft, date) : date) is { } moment)
            return new GroupKey(new ColumnValue(moment)) { Period = word.Period, Part = word.Part };
        return null;
    }

    private static Draft With(Draft next, PeriodWord word, GroupKey key, string kind = "")
    {
        next.Keys.Add((key, word.Start));
        next.Ledger.Use(word.Start, word.End);
        next.Features.Add($"period:key{kind}:{next.Cues.Before(word.Start)}");
        next.Features.Add($"period:key{kind}");
        if (kind.Length > 0)
        {
            next.Features.Add(
                next.Question.Times.Any(time => time.Range is not null) ? "period:any year within a time" : "period:any year"
            );
            next.Features.Add(
                next.Date is { } date && next.ColumnOf(date) is { } column && Span(column) < 400
                    ? "period:any year of one"
                    : "period:any year of several"
            );
        }

        return next;
    }

    private static double Span(ColumnProfile column) =>
        DateTime.TryParse(column.Min, System.Globalization.CultureInfo.InvariantCulture, out var min)
        && DateTime.TryParse(column.Max, System.Globalization.CultureInfo.InvariantCulture, out var max)
            ? (max - min).TotalDays
            : 0;
}
