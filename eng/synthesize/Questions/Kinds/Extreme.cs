using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>The record with the largest or smallest number.</summary>
internal sealed class Extreme : IQuestionKind
{
    public string Name => "extreme";

    public int Weight => 4;

    public Draft? Make(Frame frame)
    {
        var column = frame.Drawn(ColumnKind.Amount)!;
        var subject = frame.Subject();
        var rows = subject.Rows.Where(row => row.Number(column) is not null).OrderByDescending(row => row.Number(column)).ToList();
        if (rows.Count < 2 || rows[0].Number(column) == rows[1].Number(column))
            return null;
        var said = frame.Dice.Pick(column.Amount!.Said);
        var text = frame.Say(
            subject,
            $"Which {{one}} {{a}} had the highest {said}?",
            $"Which of the {{s}} had the highest {said}?",
            $"{frame.Register.Id.Header} of the {{one}} with the highest {said} {{a}}"
        );
        return subject.Conditions.Any(condition => condition.Place == Conditions.ConditionPlace.Before)
            ? null
            : new Draft(text, Expected.List([rows[0].Text(frame.Register.Id)!]));
    }
}
