using System.Globalization;
using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Conditions;

/// <summary>"in 2024", "in March 2024", "in the second half of 2024", "between March and June 2024", "on Mondays".</summary>
internal static class PeriodConditions
{
    private static readonly string[] Quarters = ["first", "second", "third", "fourth"];

    /// <summary>A condition over the day of a record.</summary>
    public static Condition Make(Column column, Register register, Dice dice)
    {
        var year = dice.Pick([.. register.Rows.Select(row => row.Day(column)!.Value.Year).Distinct().Order()]);
        var month = dice.Between(1, 12);
        var quarter = dice.Between(1, 4);
        return dice.Between(0, 11) switch
        {
            0 => Of(dice.Pick([$"in {year}", $"during {year}", $"of {year}"]), day => day.Year == year),
            1 => Of($"{year}", day => day.Year == year, ConditionPlace.Before),
            2 => Of($"In {year},", day => day.Year == year, ConditionPlace.First),
            3 => Of($"in {Month(month)} {year}", day => (day.Year, day.Month) == (year, month)),
            4 => Of(dice.Pick([$"in Q{quarter} {year}", $"in the {Quarters[quarter - 1]} quarter of {year}"]), day =>
                day.Year == year && (day.Month + 2) / 3 == quarter
            ),
            5 => Of($"since {Month(month)} {year}", day => day >= new DateOnly(year, month, 1)),
            6 => Of($"before {year}", day => day.Year < year),
            7 => Of(month <= 6 ? $"in the first half of {year}" : $"in the second half of {year}", day =>
                day.Year == year && day.Month <= 6 == month <= 6
            ),
            8 => Of($"on {(DayOfWeek)(month % 7)}s", day => day.DayOfWeek == (DayOfWeek)(month % 7)),
            9 => Span(year, Math.Min(month, 9)),
            10 => Of($"after {Month(month)} {year}", day => day >= new DateOnly(year, month, 1).AddMonths(1)),
            _ => Of($"on or after 15 {Month(month)} {year}", day => day >= new DateOnly(year, month, 15)),
        };

        Condition Of(string words, Func<DateOnly, bool> holds, ConditionPlace place = ConditionPlace.After) =>
            new(words, place, row => row.Day(column) is { } day && holds(day));

        Condition Span(int of, int from) =>
            Of($"between {Month(from)} and {Month(from + 3)} {of}", day => day.Year == of && day.Month >= from && day.Month <= from + 3);
    }

    /// <summary>The name of a month.</summary>
    public static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
}
