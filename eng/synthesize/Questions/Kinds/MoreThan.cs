using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>Groups with more than so many records.</summary>
internal sealed class MoreThan : IQuestionKind
{
    public string Name => "more_than";

    public int Weight => 4;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var subject = frame.Subject();
        var groups = Groups.Of(subject.Rows, key);
        if (groups.Count < 4)
            return null;
        var bound = groups[frame.Dice.Between(1, groups.Count - 2)].Rows.Count;
        var above = groups.Where(group => group.Rows.Count > bound).ToList();
        if (above.Count == 0)
            return null;
        var several = Frame.Many(key);
        var isCount = frame.Dice.Chance(0.3);
        var text = isCount
            ? frame.Say(subject, $"How many {several} have more than {bound} {{s}}?", $"number of {several} with more than {bound} {{s}}")
            : frame.Say(subject, $"Which {several} have more than {bound} {{s}}?", $"{several} with over {bound} {{s}}");
        return new Draft(text, isCount ? Expected.Count(above.Count) : Expected.List(above.Select(group => group.Key), anyOrder: true));
    }
}
