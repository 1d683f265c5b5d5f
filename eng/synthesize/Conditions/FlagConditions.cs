using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Conditions;

/// <summary>"where reportable is yes", "not reportable".</summary>
internal static class FlagConditions
{
    /// <summary>A condition over a column of yes and no.</summary>
    public static Condition Make(Column column, Dice dice)
    {
        var name = column.Said;
        return dice.Chance(0.7)
            ? new Condition(dice.Pick([$"that are {name}", $"where {name} is yes", $"with {name} yes"]), ConditionPlace.After, row =>
                row.Text(column) == "Yes"
            )
            : new Condition(dice.Pick([$"where {name} is no", $"not {name}", $"that are not {name}"]), ConditionPlace.After, row =>
                row.Text(column) == "No"
            );
    }
}
