using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Mentions;
using Agent.Planning.Times;

namespace Agent.Planning.Drafts.Calendar;

/// <summary>Times that are said are conditions on the date they are about.</summary>
internal static class TimeParts
{
    /// <summary>Adds the conditions.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="saysDate">Whether words before a time may say which date it is about; else it is about the draft's date.</param>
    /// <returns>Whether a word before a time names a date.</returns>
    public static bool Add(Draft draft, bool saysDate = true)
    {
        var named = false;
        foreach (var item in draft.Items.Where(item => item.Time is not null))
        {
            if (IsAsOf(draft, item))
                continue;
            var said = Dates.Said(draft, item.Start);
            named |= said is not null;
            if (!saysDate)
                said = null;
            var field = said is not null ? new Field(said.Name) : draft.Date;
            if (said is not null)
                Move(draft, item, said);

            var predicate =
                field is not null && draft.ColumnOf(field) is { } column && column.Kind.IsDate() ? Condition(draft, field, item.Time!)
                : Dates.YearColumn(draft.Sheet) is { } year ? Years(new Field(year.Name), item.Time!)
                : null;
            if (predicate is null)
                continue;
            draft.Ledger.Use(item.Start, item.End);
            draft.Ledger.Hold(item.Time!);
            draft.Parts.Add(
                new Part(predicate, item.Start, item.End)
                {
                    IsTime = true,
                    Field = field,
                    IsNegated = Negations.Take(draft, item.Start),
                    Label = Label(draft, item),
                }
            );
            draft.Features.Add(said is not null ? "time:date said" : saysDate ? "time:default date" : "time:date said passed over");
            draft.Features.Add($"time:{Kind(item.Time!)}");
        }

        return named;
    }

    /// <summary>
    /// "completions by month in 2024": what is said of the time holds for its months. "closed in May" is dated, which says that it is
    /// closed.
    /// </summary>
    private static void Move(Draft draft, Item item, ColumnProfile said)
    {
        Use(draft, item.Start, said);
        draft.MoveTo(new Field(said.Name));
        draft.Parts.RemoveAll(part =>
            part is { Predicate: HasStatus { Status: ActionStatus.Closed }, IsNegated: false }
            && item.Start - part.End is >= 0 and <= 2
            && (said.DateRole == DateRole.Closed || draft.Question.NamesDate(said, part.Start))
        );
    }

    private static string Kind(TimeMark time) =>
        time.IsRelative ? "relative"
        : time.Range is not null ? "range"
        : time.Months.Count > 0 ? "months"
        : time.Weekdays.Count > 0 ? "weekdays"
        : "hours";

    /// <summary>"as of 30 June 2025" says on which day statuses are judged.</summary>
    private static bool IsAsOf(Draft draft, Item item)
    {
        if (item.Time!.Range is not { Until: { } until } range)
            return false;
        var isSaid = draft.Question.Is(item.Start - 2, "as", "status") && draft.Question.Is(item.Start - 1, "of", "at", "on");
        if (!isSaid && !(range.From == until.AddDays(-1) && StandsBehindStatus(draft, item)))
            return false;
        draft.AsOf = DateOnly.FromDateTime(until.AddDays(-1));
        draft.Ledger.Use(isSaid ? item.Start - 2 : item.Start, item.End);
        draft.Ledger.Hold(item.Time);
        draft.Features.Add("time:as of");
        return true;
    }

    /// <summary>"overdue on 29 November", "still open on 1 March": how things stood on that day, not what is dated so.</summary>
    private static bool StandsBehindStatus(Draft draft, Item item) =>
        draft.Parts.Exists(part => part.Predicate is HasStatus { Status: ActionStatus.Overdue or ActionStatus.Open })
        && Dates.Said(draft, item.Start) is null;

    private static void Use(Draft draft, int at, ColumnProfile said)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 5); before--)
        {
            if (draft.Question.NamesDate(said, before) && !draft.IsOfCondition(before))
                draft.Ledger.Use(before, before + 1);
        }
    }

    private static string Label(Draft draft, Item item) =>
        string.Join(
            ' ',
            draft
                .Question.Tokens.Skip(item.Start)
                .Take(item.End - item.Start)
                .Where(token => !token.Is("in", "during", "the", "of"))
                .Select(token => token.Text)
        );

    private static Predicate? Condition(Draft draft, Field field, TimeMark time)
    {
        if (time.Range is { } range)
            return new InTimeRange(field, range.From, range.Until);
        if (time.Months.Count > 0)
            return new InCalendarPart(field, CalendarPart.MonthOfYear, time.Months);
        if (time.Weekdays.Count > 0)
            return new InCalendarPart(
                field,
                CalendarPart.Weekday,
                [.. time.Weekdays.Select(day => day == DayOfWeek.Sunday ? 7 : (int)day)]
            );
        return time.Hours is { } hours && Clock(draft, field) is { } clock && Hours(hours) is { Count: > 0 } values
            ? new InCalendarPart(clock, CalendarPart.Hour, values)
            : null;
    }

    /// <summary>The column that holds the time of day; null where the sheet has none.</summary>
    public static Field? Clock(Draft draft, Field field) =>
        draft.ColumnOf(field)?.Kind == ColumnKind.DateTime ? field
        : draft.Sheet.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Time && column.Filled > 0) is { } time
            ? new Field(time.Name)
        : null;

    /// <summary>Whole hours; none where the bounds are between hours.</summary>
    private static List<int> Hours((double From, double Until) hours)
    {
        if (hours.From % 1 != 0 || hours.Until % 1 != 0)
            return [];
        var (from, until) = ((int)hours.From, (int)hours.Until);
        return from < until
            ? [.. Enumerable.Range(from, until - from)]
            : [.. Enumerable.Range(from, 24 - from), .. Enumerable.Range(0, until)];
    }

    private static Predicate? Years(Field year, TimeMark time)
    {
        if (
            time.Range is not { } range
            || (range.From is { } from && (from.Month, from.Day) != (1, 1))
            || (range.Until is { } until && (until.Month, until.Day) != (1, 1))
        )
            return null;
        var value = new ColumnValue(year);
        if (range is { From: { } first, Until: { } last } && last.Year == first.Year + 1)
            return new CompareValue(value, CompareOp.Eq, first.Year);
        return Conditions.All(
        [
            range.From is { } low ? new CompareValue(value, CompareOp.Ge, low.Year) : null,
            range.Until is { } high ? new CompareValue(value, CompareOp.Lt, high.Year) : null,
        ]);
    }
}
