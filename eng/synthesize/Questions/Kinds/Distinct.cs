using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>How many different values there are.</summary>
internal sealed class Distinct : IQuestionKind
{
    public string Name => "distinct";

    public int Weight => 4;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var subject = frame.Subject();
        var groups = Groups.Of(subject.Rows, key);
        if (groups.Count < 2)
            return null;
        var several = Frame.Many(key);
        var text = frame.Say(
            subject,
            $"How many different {several} are there among {{s}}?",
            $"How many distinct {several} had {{s}}?",
            $"number of different {several} with {{s}}"
        );
        return new Draft(text, Expected.Count(groups.Count));
    }
}
