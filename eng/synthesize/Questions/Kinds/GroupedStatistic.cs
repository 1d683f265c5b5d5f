using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>A figure over a column by another.</summary>
internal sealed class GroupedStatistic : IQuestionKind
{
    public string Name => "statistic_by";

    public int Weight => 7;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var column = frame.Drawn(ColumnKind.Amount)!;
        var subject = frame.Subject();
        var aggregate = Aggregate.For(column, frame.Dice);
        var groups = Groups.Of(subject.Rows.Where(row => row.Number(column) is not null), key);
        if (groups.Count < 2 || groups.Count < Groups.Of(subject.Rows, key).Count)
            return null;
        var words = $"{frame.Dice.Pick(aggregate.Words)} {frame.Dice.Pick(column.Amount!.Said)}";
        var blank = Groups.Numbers(subject.Rows.Where(row => row.Text(key) is null), column);
        var text = frame.Say(
            subject,
            $"{words} of {{s}} by {key.Said}",
            $"What is the {words} per {key.Said} for {{s}}?",
            $"{words} for each {key.Said} of {{s}}"
        );
        var rows = groups.Select(group => (group.Key, aggregate.Of(Groups.Numbers(group.Rows, column))));
        return new Draft(text, Expected.Table(rows, blank.Count > 0 ? aggregate.Of(blank) : null));
    }
}
