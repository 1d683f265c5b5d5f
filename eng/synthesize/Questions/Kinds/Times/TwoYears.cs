using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds.Times;

/// <summary>A year beside the year before.</summary>
internal sealed class TwoYears : IQuestionKind
{
    public string Name => "two_years";

    public int Weight => 3;

    public Draft? Make(Frame frame)
    {
        var day = frame.Register.Occurred;
        frame.Leave(day);
        var subject = frame.Subject();
        var years = frame.Register.Rows.Select(row => row.Day(day)!.Value.Year).Distinct().Order().ToList();
        var year = years[frame.Dice.Between(1, years.Count - 1)];
        int Count(int of) => subject.Rows.Count(row => row.Day(day)!.Value.Year == of);
        var change = Count(year) - Count(year - 1);
        if (Count(year - 1) == 0 || change == 0)
            return null;
        if (frame.Dice.Chance(0.5))
            return new Draft(
                frame.Say(
                    subject,
                    $"By what percentage did the number of {{s}} change from {year - 1} to {year}?",
                    $"percent change in {{s}} between {year - 1} and {year}"
                ),
                Expected.Percent(100.0 * change / Count(year - 1))
            );
        return change < 0
            ? null
            : new Draft(frame.Say(subject, $"How many more {{s}} were there in {year} than in {year - 1}?"), Expected.Count(change));
    }
}
