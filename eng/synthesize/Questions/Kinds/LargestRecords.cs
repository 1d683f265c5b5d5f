using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>The records with the largest numbers.</summary>
internal sealed class LargestRecords : IQuestionKind
{
    public string Name => "largest_records";

    public int Weight => 3;

    public Draft? Make(Frame frame)
    {
        var column = frame.Drawn(ColumnKind.Amount)!;
        var subject = frame.Subject();
        var count = frame.Dice.Between(3, 5);
        var rows = subject.Rows.Where(row => row.Number(column) is not null).OrderByDescending(row => row.Number(column)).ToList();
        if (rows.Count <= count || rows.Take(count + 1).Select(row => row.Number(column)).Distinct().Count() <= count)
            return null;
        return new Draft(
            frame.Say(
                subject,
                $"Top {count} {{s}} by {column.Said}",
                $"The {count} {{s}} with the highest {column.Said}",
                $"which {count} {{s}} have the highest {column.Said}?"
            ),
            Expected.List(rows.Take(count).Select(row => row.Text(frame.Register.Id)!))
        );
    }
}
