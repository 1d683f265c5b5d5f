using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds.Times;

/// <summary>Records a month on average, empty months counted.</summary>
internal sealed class PeriodAverage : IQuestionKind
{
    public string Name => "period_average";

    public int Weight => 3;

    public Draft? Make(Frame frame)
    {
        var day = frame.Register.Occurred;
        frame.Leave(day);
        var subject = frame.Subject();
        var year = frame.Dice.Pick([.. frame.Register.Rows.Select(row => row.Day(day)!.Value.Year).Distinct().Order()]);
        var days = frame.Register.Rows.Select(row => row.Day(day)!.Value).ToList();
        if (days.Min() > new DateOnly(year, 1, 31) || days.Max() < new DateOnly(year, 12, 1))
            return null;
        var count = subject.Rows.Count(row => row.Day(day)!.Value.Year == year);
        var text = frame.Say(
            subject,
            $"How many {{s}} per month on average in {year}?",
            $"Average number of {{s}} per month in {year}",
            $"average monthly number of {{s}} in {year}"
        );
        return new Draft(text, Expected.Number(count / 12.0));
    }
}
