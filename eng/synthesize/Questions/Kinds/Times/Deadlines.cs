using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds.Times;

/// <summary>What is overdue, open, or was closed late.</summary>
internal sealed class Deadlines : IQuestionKind
{
    public string Name => "deadline";

    public int Weight => 5;

    public Draft? Make(Frame frame)
    {
        var due = frame.Register.Date(DateRole.Due);
        var closed = frame.Register.Date(DateRole.Closed);
        // A status beside the dates would be a second, contradicting word for the same.
        if (due is null || closed is null || frame.Register.Of(ColumnKind.Category).Any(column => column.Category!.Name == "status"))
            return null;
        var subject = frame.Subject();
        var open = subject.Rows.Where(row => row.Day(closed) is null).ToList();
        return frame.Dice.Between(0, 3) switch
        {
            0 => new Draft(
                frame.Say(subject, "How many {s} are overdue?", "overdue {s}", "Number of overdue {s}"),
                Expected.Count(open.Count(row => row.Day(due) < Register.Today))
            ),
            1 => new Draft(
                frame.Say(subject, "How many {s} are still open?", "open {s}", "How many {s} are not closed yet?"),
                Expected.Count(open.Count)
            ),
            2 => new Draft(
                frame.Say(subject, "What percentage of {s} is still open?"),
                Expected.Percent(subject.Rows.Count == 0 ? 0 : 100.0 * open.Count / subject.Rows.Count)
            ),
            _ => new Draft(
                frame.Say(subject, "How many {s} were closed late?", "{s} closed after the due date"),
                Expected.Count(subject.Rows.Count(row => row.Day(closed) > row.Day(due)))
            ),
        };
    }
}
