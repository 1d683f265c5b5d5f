using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds.Times;

/// <summary>The newest records.</summary>
internal sealed class Newest : IQuestionKind
{
    public string Name => "newest";

    public int Weight => 3;

    public Draft? Make(Frame frame)
    {
        var day = frame.Register.Occurred;
        frame.Leave(day);
        var subject = frame.Subject();
        var isNewest = frame.Dice.Chance(0.7);
        var rows = (isNewest ? subject.Rows.OrderByDescending(row => row.Day(day)) : subject.Rows.OrderBy(row => row.Day(day))).ToList();
        var count = frame.Dice.Between(3, 5);
        if (
            rows.Count <= count
            || rows[count - 1].Day(day) == rows[count].Day(day)
            || rows.Take(count).Select(row => row.Day(day)).Distinct().Count() < count
        )
            return null;
        var words = isNewest ? frame.Dice.Pick(["latest", "most recent", "newest"]) : frame.Dice.Pick(["oldest", "earliest"]);
        return new Draft(
            frame.Say(subject, $"Show the {count} {words} {{s}}", $"The {count} {words} {{s}}", $"list the {count} {words} {{s}}"),
            Expected.List(rows.Take(count).Select(row => row.Text(frame.Register.Id)!))
        );
    }
}
