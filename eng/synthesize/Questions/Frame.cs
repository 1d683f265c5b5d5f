using System.Text.RegularExpressions;
using Agent.Synthesize.Conditions;
using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions;

/// <summary>What a question is made of: columns drawn from a register, conditions, and words filled into a template.</summary>
internal sealed partial class Frame(Register register, Dice dice)
{
    private static readonly string[] OtherNouns = ["records", "entries", "cases"];

    private readonly ConditionMaker _conditions = new(register, dice);

    /// <summary>The register asked of.</summary>
    public Register Register { get; } = register;

    /// <summary>Choices.</summary>
    public Dice Dice { get; } = dice;

    /// <summary>A column to group by; no condition is put on it.</summary>
    public Column Key() => Drawn(ColumnKind.Category)!;

    /// <summary>A column of a kind that no condition is put on; null without one.</summary>
    public Column? Drawn(ColumnKind kind, Func<Column, bool>? fits = null)
    {
        var columns = Register.Of(kind).Where(column => fits?.Invoke(column) != false).ToList();
        if (columns.Count == 0)
            return null;
        var column = Dice.Pick(columns);
        _conditions.Leave(column);
        return column;
    }

    /// <summary>Keeps a column out of the conditions.</summary>
    public void Leave(Column column) => _conditions.Leave(column);

    /// <summary>Records with none to two conditions.</summary>
    public Subject Subject(int fewest = 0)
    {
        var count = Dice.Pick([0, 1, 2], [25, 55, 20]);
        return new Subject(Register, [.. Enumerable.Range(0, Math.Max(fewest, count)).Select(_ => _conditions.Make()).OfType<Condition>()]);
    }

    /// <summary>
    /// One of the templates, filled: <c>{s}</c> the noun with all conditions, <c>{n}</c> the noun with the conditions before it,
    /// <c>{a}</c> the conditions after it, <c>{one}</c> the noun for one record, <c>{many}</c> that for several.
    /// </summary>
    public string Say(Subject subject, params IReadOnlyList<string> templates)
    {
        var noun = Dice.Chance(0.15) ? Dice.Pick(OtherNouns) : Register.Noun.Many;
        var text = Dice.Pick(templates)
            .Replace("{s}", $"{subject.Noun(noun)} {subject.After}")
            .Replace("{n}", subject.Noun(noun))
            .Replace("{a}", subject.After)
            .Replace("{one}", Register.Noun.One)
            .Replace("{many}", Register.Noun.Many);
        text = Article().Replace(Blanks().Replace($"{subject.First} {text}", " "), "$1n ").Trim().Replace(" ?", "?").Replace(" ,", ",");
        if (subject.First.Length > 0 && text.Length > subject.First.Length + 1)
            text = subject.First + " " + char.ToLowerInvariant(text[subject.First.Length + 1]) + text[(subject.First.Length + 2)..];
        return Dice.Chance(0.12) ? text.ToLowerInvariant()
            : Dice.Chance(0.6) ? char.ToUpperInvariant(text[0]) + text[1..]
            : text;
    }

    /// <summary>The word for several of a column's values: "sites".</summary>
    public static string Many(Column column) =>
        column.Said switch
        {
            var said when said.EndsWith('s') || said.EndsWith("ch", StringComparison.Ordinal) => said + "es",
            var said when said.EndsWith('y') => said[..^1] + "ies",
            var said => said + "s",
        };

    [GeneratedRegex(@"(?<=\s)([Aa]) (?=[aeiouAEIOU])")]
    private static partial Regex Article();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
