using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>A figure over a column.</summary>
internal sealed class Statistic : IQuestionKind
{
    public string Name => "statistic";

    public int Weight => 11;

    public Draft? Make(Frame frame)
    {
        var column = frame.Drawn(ColumnKind.Amount)!;
        var subject = frame.Subject();
        var values = Groups.Numbers(subject.Rows, column);
        if (values.Count == 0)
            return null;
        var aggregate = Aggregate.For(column, frame.Dice);
        var words = $"{frame.Dice.Pick(aggregate.Words)} {frame.Dice.Pick(column.Amount!.Said)}";
        var text = frame.Say(
            subject,
            $"What is the {words} of {{s}}?",
            $"{words} of {{s}}",
            $"{words} for {{s}}",
            $"What was the {words} of all {{s}}?"
        );
        return new Draft(text, Expected.Number(aggregate.Of(values)));
    }
}
