using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>Records by a column.</summary>
internal sealed class Grouped : IQuestionKind
{
    public string Name => "group";

    public int Weight => 11;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var subject = frame.Subject();
        var groups = Groups.Of(subject.Rows, key);
        if (groups.Count < 2)
            return null;
        var text = frame.Say(
            subject,
            $"{{n}} by {key.Said} {{a}}",
            $"How many {{s}} per {key.Said}?",
            $"Number of {{n}} for each {key.Said} {{a}}",
            $"Breakdown of {{s}} by {key.Said}",
            $"count {{n}} by {key.Said} {{a}}",
            $"{key.Said} breakdown of {{s}}"
        );
        return new Draft(
            text,
            Expected.Table(groups.Select(group => (group.Key, (double)group.Rows.Count)), Groups.Blank(subject.Rows, key))
        );
    }
}
