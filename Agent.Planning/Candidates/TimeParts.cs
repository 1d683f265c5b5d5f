using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Times;

namespace Agent.Planning.Candidates;

/// <summary>Times that are said are conditions on the date they are about.</summary>
internal static class TimeParts
{
    public static void Add(Draft draft)
    {
        foreach (var item in draft.Items.Where(item => item.Time is not null))
        {
            if (IsAsOf(draft, item))
                continue;
            var said = Dates.Said(draft, item.Start);
            var field = said is not null ? new Field(said.Name) : draft.Date;
            if (said is not null)
            {
                Use(draft, item.Start, said);
                // "completions by month in 2024": what is said of the time holds for its months.
                draft.MoveTo(new Field(said.Name));
            }

            var predicate =
                field is not null && draft.ColumnOf(field) is { } column && column.Kind.IsDate() ? Condition(draft, field, item.Time!)
                : Dates.YearColumn(draft.Sheet) is { } year ? Years(new Field(year.Name), item.Time!)
                : null;
            if (predicate is null)
                continue;
            draft.Ledger.Use(item.Start, item.End);
            draft.Parts.Add(
                new Part(predicate, item.Start, item.End)
                {
                    IsTime = true,
                    Field = field,
                    IsNegated = Negations.Take(draft, item.Start),
                    Label = Label(draft, item),
                }
            );
            draft.Features.Add(said is not null ? "time:date said" : "time:default date");
            draft.Features.Add($"time:{Kind(item.Time!)}");
        }
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
        if (
            item.Time!.Range is not { Until: { } until }
            || !draft.Question.Is(item.Start - 2, "as", "status")
            || !draft.Question.Is(item.Start - 1, "of", "at", "on")
        )
            return false;
        draft.AsOf = DateOnly.FromDateTime(until.AddDays(-1));
        draft.Ledger.Use(item.Start - 2, item.End);
        draft.Features.Add("time:as of");
        return true;
    }

    private static void Use(Draft draft, int at, ColumnProfile said)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 5); before--)
        {
            if (DateNames.Has(said.Name, draft.Question.Tokens[before]))
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
