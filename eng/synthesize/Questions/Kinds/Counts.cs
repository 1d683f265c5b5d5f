using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>How many records there are.</summary>
internal sealed class Counts : IQuestionKind
{
    public string Name => "count";

    public int Weight => 24;

    public Draft? Make(Frame frame)
    {
        var subject = frame.Subject(frame.Dice.Chance(0.85) ? 1 : 0);
        if (subject.Rows.Count == 0)
            return null;
        var text = frame.Say(
            subject,
            "How many {s}?",
            "Number of {s}",
            "Count of {s}",
            "How many {n} were there {a}?",
            "what is the number of {s}",
            "{s} - how many?",
            "Tell me how many {n} we had {a}",
            "Total number of {s}",
            "how many {n} did we record {a}"
        );
        return new Draft(text, Expected.Count(subject.Rows.Count));
    }
}
