using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>The few largest groups.</summary>
internal sealed class Top : IQuestionKind
{
    public string Name => "top";

    public int Weight => 6;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var subject = frame.Subject();
        var groups = Groups.Of(subject.Rows, key);
        var count = frame.Dice.Between(2, 4);
        if (groups.Count <= count || groups[count - 1].Rows.Count == groups[count].Rows.Count)
            return null;
        var several = Frame.Many(key);
        var text = frame.Say(
            subject,
            $"Top {count} {several} by number of {{s}}",
            $"The {count} {several} with the most {{s}}",
            $"top {count} {several} of {{s}}",
            $"Which {count} {several} have the most {{s}}?"
        );
        return new Draft(text, Expected.Table(groups.Take(count).Select(group => (group.Key, (double)group.Rows.Count))));
    }
}
