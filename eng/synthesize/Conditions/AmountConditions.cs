using System.Globalization;
using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Conditions;

/// <summary>"with a cost over 500", "with at least 3 days lost", "with a score between 10 and 60".</summary>
internal static class AmountConditions
{
    /// <summary>A condition over a column with numbers.</summary>
    public static Condition Make(Column column, Register register, Dice dice)
    {
        var values = register.Rows.Select(row => row.Number(column)).OfType<double>().Order().ToList();
        var bound = Math.Round(values[(int)(values.Count * dice.Between(0.2, 0.85))]);
        var number = bound.ToString(CultureInfo.InvariantCulture);
        var said = dice.Pick(column.Amount!.Said);
        var isCount = column.Amount.Counted;
        return dice.Between(0, 6) switch
        {
            0 => Of($"with {said} over {number}", value => value > bound),
            1 => Of(isCount ? $"with more than {number} {said}" : $"where {said} is more than {number}", value => value > bound),
            2 => Of(isCount ? $"with at least {number} {said}" : $"with a {said} of at least {number}", value => value >= bound),
            3 => Of($"with {said} below {number}", value => value < bound),
            4 => Of($"with {said} between {number} and {bound + 50}", value => value >= bound && value <= bound + 50),
            5 => Of($"where {said} exceeds {number}", value => value > bound),
            _ => Of($"with {said} of {number} or less", value => value <= bound),
        };

        Condition Of(string words, Func<double, bool> holds) =>
            new(words, ConditionPlace.After, row => row.Number(column) is { } value && holds(value));
    }
}
