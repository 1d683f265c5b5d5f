namespace Agent.Synthesize.Registers;

/// <summary>Fills the rows of a register.</summary>
internal sealed class RowMaker(Vocabulary vocabulary, Dice dice, NounWords noun, IReadOnlyList<Column> columns)
{
    private readonly Dictionary<Column, double[]> _weights = columns.ToDictionary(
        column => column,
        column => column.Values.Select(_ => dice.Between(0.15, 1.15)).ToArray()
    );

    /// <summary>That many rows over 900 days.</summary>
    public List<Row> Make(int count, DateOnly start) => [.. Enumerable.Range(0, count).Select(number => Record(number, start))];

    private Row Record(int number, DateOnly start)
    {
        var row = new Row();
        var day = start.AddDays(dice.Between(0, 900));
        foreach (var column in columns)
            row[column] = column.Kind switch
            {
                ColumnKind.Id => $"{noun.One[..3].ToUpperInvariant()}-{1000 + number}",
                ColumnKind.Date => Day(column.Role, day),
                ColumnKind.Category => dice.Chance(column.Share) ? null : dice.Pick(column.Values, _weights[column]),
                ColumnKind.Amount => dice.Chance(column.Share) ? null : Number(column.Amount!),
                ColumnKind.Flag => dice.Chance(column.Share) ? "Yes" : "No",
                _ => dice.Chance(0.3) ? null : dice.Pick(vocabulary.Remarks),
            };
        return row;
    }

    private DateOnly? Day(DateRole role, DateOnly day) =>
        role switch
        {
            DateRole.Occurred => day,
            DateRole.Reported => day.AddDays(dice.Between(0, 6)),
            DateRole.Due => day.AddDays(30),
            _ => dice.Chance(0.75) ? day.AddDays(dice.Between(7, 60)) : null,
        };

    private double Number(AmountWords words)
    {
        var share = dice.Between(0.0, 1.0);
        return Math.Round(words.Low + ((words.High - words.Low) * share * share), words.Digits);
    }
}
