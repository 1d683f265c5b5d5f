using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>Which of two groups has more records.</summary>
internal sealed class WhichOfTwo : IQuestionKind
{
    public string Name => "which_of_two";

    public int Weight => 3;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var subject = frame.Subject();
        var values = frame.Dice.Some(key.Values, 2);
        var counts = values.Select(value => (value, (double)subject.Rows.Count(row => row.Text(key) == value))).ToList();
        if (Groups.Only(counts) is null)
            return null;
        var text = frame.Say(
            subject,
            $"Which {key.Said} had more {{s}}, {values[0]} or {values[1]}?",
            $"Did {values[0]} or {values[1]} have more {{s}}?"
        );
        // Both figures tell which.
        return counts.TrueForAll(count => count.Item2 > 0) ? new Draft(text, Expected.Table(counts)) : null;
    }
}
