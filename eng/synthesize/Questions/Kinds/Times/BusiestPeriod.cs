using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds.Times;

/// <summary>The month or year with most records.</summary>
internal sealed class BusiestPeriod : IQuestionKind
{
    public string Name => "busiest";

    public int Weight => 4;

    public Draft? Make(Frame frame)
    {
        var day = frame.Register.Occurred;
        frame.Leave(day);
        var isMonth = frame.Dice.Chance(0.5);
        var subject = frame.Subject();
        var counts = subject
            .Rows.GroupBy(row =>
                row.Day(day)!.Value.ToString(isMonth ? "yyyy-MM" : "yyyy", System.Globalization.CultureInfo.InvariantCulture)
            )
            .Select(group => (group.Key, (double)group.Count()));
        if (Groups.Only(counts) is not { } only)
            return null;
        var unit = isMonth ? "month" : "year";
        return new Draft(
            frame.Say(
                subject,
                $"Which {unit} had the most {{s}}?",
                $"In which {unit} were there the most {{s}}?",
                $"{unit} with the most {{s}}"
            ),
            Expected.List([only])
        );
    }
}
