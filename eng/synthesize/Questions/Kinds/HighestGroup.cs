using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>The group with the highest sum or mean.</summary>
internal sealed class HighestGroup : IQuestionKind
{
    public string Name => "highest_group";

    public int Weight => 5;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var column = frame.Drawn(ColumnKind.Amount)!;
        var subject = frame.Subject();
        var aggregate = Aggregate.SumOrMean(column, frame.Dice);
        var groups = Groups
            .Of(subject.Rows.Where(row => row.Number(column) is not null), key)
            .Select(group => (group.Key, aggregate.Of(Groups.Numbers(group.Rows, column))));
        if (Groups.Only(groups) is not { } only)
            return null;
        var words = $"{frame.Dice.Pick(aggregate.Words)} {frame.Dice.Pick(column.Amount!.Said)}";
        var text = frame.Say(
            subject,
            $"Which {key.Said} has the highest {words} of {{s}}?",
            $"{key.Said} with the highest {words} for {{s}}"
        );
        return new Draft(text, Expected.List([only]));
    }
}
