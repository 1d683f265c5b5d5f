using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Conditions;

/// <summary>"in Ashford", "not in Ashford", "in Ashford or Dunmore", "Ashford incidents".</summary>
internal sealed class CategoryConditions(Dice dice)
{
    /// <summary>A condition over a column with few values.</summary>
    public Condition Make(Column column)
    {
        var values = dice.Some(column.Values, 3);
        return dice.Between(1, 20) switch
        {
            <= 3 => Not(column, values[0]),
            4 => Neither(column, values[0], values[1]),
            <= 7 => Either(column, values[0], values[1]),
            8 when values.Count > 2 => AnyOf(column, values),
            <= 13 when column.Category!.AsAdjective.Length > 0 => Adjective(column, values[0]),
            _ => One(column, values[0]),
        };
    }

    private Condition One(Column column, string value) =>
        After($"{Lead(column)} {Cased(value)} {Trail(column)}", row => row.Text(column) == value);

    private Condition Adjective(Column column, string value) =>
        new(Named(column, column.Category!.AsAdjective).Replace("{v}", Cased(value)), ConditionPlace.Before, row =>
            row.Text(column) == value
        );

    private Condition Either(Column column, string one, string other)
    {
        var words = dice.Pick([$"{one} or {other}", $"{one} and {other}", $"either {one} or {other}"]);
        return After($"{Lead(column)} {words} {Trail(column)}", row => row.Text(column) is { } text && (text == one || text == other));
    }

    private Condition AnyOf(Column column, List<string> values) =>
        After($"{Lead(column)} {values[0]}, {values[1]} or {values[2]} {Trail(column)}", row =>
            row.Text(column) is { } text && values.Contains(text)
        );

    private Condition Not(Column column, string value)
    {
        var words = column.Category!.Name switch
        {
            "place" => dice.Pick(["outside {v}", "not in {v}", "that were not in {v}", "except {v}"]),
            "unit" => dice.Pick(["outside {v}", "not in {v}", "except {v}"]),
            _ => dice.Pick(["where {c} is not {v}", "with a {c} other than {v}", "that are not {c} {v}", "whose {c} is not {v}"]),
        };
        return After(Named(column, words).Replace("{v}", value), row => row.Text(column) != value);
    }

    private static Condition Neither(Column column, string one, string other)
    {
        var words = column.Category!.Name is "place" or "unit"
            ? $"neither in {one} nor in {other}"
            : $"where {column.Said} is neither {one} nor {other}";
        return After(words, row => row.Text(column) is not { } text || (text != one && text != other));
    }

    private string Lead(Column column) => Named(column, dice.Pick(column.Category!.Before));

    private static string Trail(Column column) => Named(column, column.Category!.After);

    private string Cased(string value) => dice.Chance(0.25) ? value.ToLowerInvariant() : value;

    private static Condition After(string words, Func<Row, bool> holds) => new(words.Trim(), ConditionPlace.After, holds);

    private static string Named(Column column, string words) => words.Replace("{c}", column.Said);
}
