using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>A few records themselves.</summary>
internal sealed class Listed : IQuestionKind
{
    public string Name => "list";

    public int Weight => 5;

    public Draft? Make(Frame frame)
    {
        var subject = frame.Subject(1);
        if (subject.Rows.Count is 0 or > 12)
            return null;
        var text = frame.Say(subject, "List the {s}", "Which {n} were {a}?", "show me all {s}", "Show the {s}");
        return new Draft(text, Expected.List(subject.Rows.Select(row => row.Text(frame.Register.Id)!), anyOrder: true));
    }
}
