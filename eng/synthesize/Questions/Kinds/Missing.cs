using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>Records without a value.</summary>
internal sealed class Missing : IQuestionKind
{
    public string Name => "missing";

    public int Weight => 4;

    public Draft? Make(Frame frame)
    {
        var column = frame.Drawn(frame.Dice.Pick([ColumnKind.Category, ColumnKind.Amount]), column => column.Share > 0);
        if (column is null)
            return null;
        var subject = frame.Subject();
        var count = subject.Rows.Count(row => row[column] is null);
        if (count == 0)
            return null;
        var text = frame.Say(
            subject,
            $"How many {{s}} have no {column.Said}?",
            $"{{s}} without a {column.Said}",
            $"Number of {{s}} where {column.Said} is missing",
            $"how many {{s}} have a blank {column.Said}"
        );
        return new Draft(text, Expected.Count(count));
    }
}
