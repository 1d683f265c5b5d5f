using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>The share of a group in a sum.</summary>
internal sealed class AmountShare : IQuestionKind
{
    public string Name => "amount_share";

    public int Weight => 3;

    public Draft? Make(Frame frame)
    {
        var column = frame.Drawn(ColumnKind.Amount, column => column.Amount!.Adds);
        if (column is null)
            return null;
        var key = frame.Drawn(ColumnKind.Category, key => key.Category!.Name is "place" or "unit" or "thing" or "group");
        if (key is null)
            return null;
        var subject = frame.Subject();
        var value = frame.Dice.Pick(key.Values);
        var all = Groups.Numbers(subject.Rows, column).Sum();
        if (all == 0)
            return null;
        var part = Groups.Numbers(subject.Rows.Where(row => row.Text(key) == value), column).Sum();
        var text = frame.Say(
            subject,
            $"What share of the total {column.Said} of {{s}} comes from {key.Said} {value}?",
            $"What percentage of the {column.Said} of {{s}} is {key.Said} {value}?"
        );
        return new Draft(text, Expected.Percent(100 * part / all));
    }
}
