using System.Globalization;
using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds.Times;

/// <summary>Records by month, quarter or year.</summary>
internal sealed class ByPeriod : IQuestionKind
{
    private static readonly string[] Adjectives = ["Monthly", "Quarterly", "Yearly"];

    private static readonly string[] Units = ["month", "quarter", "year"];

    public string Name => "by_period";

    public int Weight => 8;

    public Draft? Make(Frame frame)
    {
        var day = frame.Register.Occurred;
        frame.Leave(day);
        var at = frame.Dice.Between(0, 2);
        var months = new[] { 1, 3, 12 }[at];
        var subject = frame.Subject(months == 1 ? 1 : 0);
        var counts = subject
            .Rows.GroupBy(row => Start(row.Day(day)!.Value, months))
            .ToDictionary(group => group.Key, group => group.Count());
        if (counts.Count < 2)
            return null;
        var text = frame.Say(
            subject,
            $"{{n}} per {Units[at]} {{a}}",
            $"Number of {{s}} by {Units[at]}",
            $"{Adjectives[at]} {{s}}",
            $"How many {{s}} in each {Units[at]}?",
            $"trend of {{s}} by {Units[at]}"
        );
        var expected = Expected.Table(counts.OrderBy(count => count.Key).Select(count => (Label(count.Key, months), (double)count.Value)));
        var all = new List<(string, double)>();
        for (var start = counts.Keys.Min(); start <= counts.Keys.Max(); start = start.AddMonths(months))
            all.Add((Label(start, months), counts.GetValueOrDefault(start)));
        expected["alt"] = new System.Text.Json.Nodes.JsonArray(Expected.Rows(all));
        return new Draft(text, expected);
    }

    private static DateOnly Start(DateOnly day, int months) => new(day.Year, ((day.Month - 1) / months * months) + 1, 1);

    private static string Label(DateOnly start, int months) =>
        months switch
        {
            1 => start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            3 => $"{start.Year}-Q{(start.Month + 2) / 3}",
            _ => $"{start.Year}",
        };
}
