using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>How many more records one group has than another.</summary>
internal sealed class Difference : IQuestionKind
{
    public string Name => "difference";

    public int Weight => 4;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var subject = frame.Subject();
        var values = frame.Dice.Some(key.Values, 2);
        int Count(string value) => subject.Rows.Count(row => row.Text(key) == value);
        var (more, fewer) = Count(values[0]) >= Count(values[1]) ? (values[0], values[1]) : (values[1], values[0]);
        if (Count(fewer) == 0 || Count(more) == Count(fewer) || key.Category!.Name is not ("place" or "unit" or "thing" or "kind"))
            return null;
        var text = frame.Say(
            subject,
            $"How many more {{s}} had {key.Said} {more} than {fewer}?",
            $"Difference in number of {{s}} between {key.Said} {more} and {fewer}"
        );
        return new Draft(text, Expected.Count(Count(more) - Count(fewer)));
    }
}
