using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds.Times;

/// <summary>Days between two dates.</summary>
internal sealed class Durations : IQuestionKind
{
    public string Name => "duration";

    public int Weight => 4;

    public Draft? Make(Frame frame)
    {
        var (from, to) =
            frame.Register.Date(DateRole.Reported) is { } reported && frame.Dice.Chance(0.5)
                ? (frame.Register.Occurred, reported)
                : (frame.Register.Occurred, frame.Register.Date(DateRole.Closed));
        if (to is null)
            return null;
        var subject = frame.Subject();
        var days = subject
            .Rows.Where(row => row.Day(to) is not null)
            .Select(row => (double)(row.Day(to)!.Value.DayNumber - row.Day(from)!.Value.DayNumber))
            .ToList();
        if (days.Count == 0)
            return null;
        if (frame.Dice.Chance(0.5))
            return new Draft(
                frame.Say(
                    subject,
                    $"Average number of days between {from.Said} and {to.Said} for {{s}}",
                    $"How many days on average from {from.Said} to {to.Said} for {{s}}?"
                ),
                Expected.Number(days.Average())
            );
        var bound = (int)days.Order().ElementAt(days.Count / 2);
        return new Draft(
            frame.Say(subject, $"How many {{s}} had more than {bound} days between {from.Said} and {to.Said}?"),
            Expected.Count(days.Count(value => value > bound))
        );
    }
}
