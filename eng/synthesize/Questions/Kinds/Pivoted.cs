using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>Records by two columns.</summary>
internal sealed class Pivoted : IQuestionKind
{
    public string Name => "pivot";

    public int Weight => 4;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var other = frame.Drawn(ColumnKind.Category, column => column != key)!;
        var subject = frame.Subject();
        var cells = subject
            .Rows.Where(row => row.Text(key) is not null && row.Text(other) is not null)
            .GroupBy(row => (row.Text(key)!, row.Text(other)!))
            .Select(cell => (cell.Key.Item1, cell.Key.Item2, (double)cell.Count()))
            .ToList();
        if (cells.Count < 2 || subject.Rows.Any(row => row.Text(key) is null || row.Text(other) is null))
            return null;
        var text = frame.Say(
            subject,
            $"{{s}} by {key.Said} and {other.Said}",
            $"Number of {{s}} per {key.Said} and {other.Said}",
            $"How many {{s}} for each {key.Said} and {other.Said}?"
        );
        return new Draft(text, Expected.Table(cells));
    }
}
