namespace Agent.Synthesize.Registers;

/// <summary>Makes a register with random columns.</summary>
internal sealed class RegisterMaker(Vocabulary vocabulary, Dice dice)
{
    /// <summary>A register with 150 to 420 rows.</summary>
    public Register Make(int number)
    {
        var noun = dice.Pick(vocabulary.Nouns);
        var columns = Headed(Columns(noun));
        var start = new DateOnly(dice.Between(2022, 2024), 1, 1);
        var rows = new RowMaker(vocabulary, dice, noun, columns).Make(dice.Between(150, 420), start);
        return new Register($"synthetic-{number:00}-{noun.Many.Replace(' ', '-')}", noun, columns, rows);
    }

    private List<Column> Columns(NounWords noun)
    {
        List<Column> columns =
        [
            new(ColumnKind.Id, Filled(dice.Pick(["{N} no", "ID", "Ref", "{N} ID", "Reference", "No"]), noun), "number"),
            Date(noun, DateRole.Occurred, "occurred"),
        ];
        if (dice.Chance(0.5))
            columns.Add(Date(noun, DateRole.Reported, "reported"));
        columns.AddRange(dice.Some(vocabulary.Categories, dice.Between(4, 7)).Select(category => Category(noun, category)));
        columns.AddRange(dice.Some(vocabulary.Amounts, dice.Between(2, 4)).Select(Amount));
        if (dice.Chance(0.5))
            columns.Add(Flag());
        if (dice.Chance(0.5))
            columns.AddRange([Date(noun, DateRole.Due, "due"), Date(noun, DateRole.Closed, "closed")]);
        if (dice.Chance(0.4))
            columns.Add(new Column(ColumnKind.Text, dice.Pick(vocabulary.Texts), string.Empty));
        return columns;
    }

    private Column Date(NounWords noun, DateRole role, string name)
    {
        var header = Filled(dice.Pick(vocabulary.Dates[name]), noun);
        return new Column(ColumnKind.Date, header, header.ToLowerInvariant()) { Role = role };
    }

    private Column Category(NounWords noun, CategoryWords words)
    {
        var header = Filled(dice.Pick(words.Headers), noun);
        var values = dice.Some(words.Values, Math.Min(words.Values.Count, dice.Between(4, 9)));
        return new Column(ColumnKind.Category, header, header.ToLowerInvariant())
        {
            Category = words,
            Values = values,
            Share = dice.Pick([0, 0, 0.08]),
        };
    }

    private Column Amount(AmountWords words) =>
        new(ColumnKind.Amount, words.Header, words.Said[0]) { Amount = words, Share = dice.Pick([0, 0, 0.12]) };

    private Column Flag()
    {
        var header = dice.Pick(vocabulary.Flags);
        return new Column(ColumnKind.Flag, header, header.ToLowerInvariant()) { Share = dice.Between(0.2, 0.7) };
    }

    /// <summary>Headers as a person, a system or a database writes them.</summary>
    private List<Column> Headed(List<Column> columns)
    {
        var style = dice.Pick<Func<string, string>>([
            header => header,
            header => header,
            header => header,
            Snake,
            header => Snake(header).ToUpperInvariant(),
        ]);
        foreach (var column in columns)
            column.Header = style(column.Header);
        return [.. columns.DistinctBy(column => column.Header.ToUpperInvariant())];
    }

    private static string Snake(string header) =>
        header.ToLowerInvariant().Replace("(", string.Empty).Replace(")", string.Empty).Replace(' ', '_').Replace('-', '_');

    private static string Filled(string header, NounWords noun) =>
        header.Replace("{n}", noun.One).Replace("{N}", char.ToUpperInvariant(noun.One[0]) + noun.One[1..]);
}
