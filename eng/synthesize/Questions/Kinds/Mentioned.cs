using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>Records whose text holds a word.</summary>
internal sealed class Mentioned : IQuestionKind
{
    public string Name => "mentions";

    public int Weight => 3;

    public Draft? Make(Frame frame)
    {
        var text = frame.Register.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Text);
        if (text is null)
            return null;
        var subject = frame.Subject();
        var word = frame.Dice.Pick(["foreman", "report", "parts", "floor", "cable", "ladder"]);
        var count = subject.Rows.Count(row => row.Text(text)?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
        if (count == 0)
            return null;
        return new Draft(
            frame.Say(
                subject,
                $"How many {{s}} mention \"{word}\" in the {text.Header.ToLowerInvariant()}?",
                $"How many {{s}} mention {word}?",
                $"number of {{s}} whose {text.Header.ToLowerInvariant()} mentions {word}"
            ),
            Expected.Count(count)
        );
    }
}
