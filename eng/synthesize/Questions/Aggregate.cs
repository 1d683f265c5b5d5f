using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions;

/// <summary>A figure over the numbers of a column, and how it is said.</summary>
internal sealed record Aggregate(string Name, IReadOnlyList<string> Words, Func<IReadOnlyList<double>, double> Of)
{
    private static readonly Aggregate Sum = new("sum", ["total", "sum of", "total", "overall"], values => values.Sum());

    private static readonly Aggregate[] Others =
    [
        new("mean", ["average", "mean", "avg"], values => values.Average()),
        new("max", ["highest", "maximum", "largest"], values => values.Max()),
        new("min", ["lowest", "minimum", "smallest"], values => values.Min()),
        new("median", ["median"], Median),
    ];

    /// <summary>One that makes sense for a column.</summary>
    public static Aggregate For(Column column, Dice dice) =>
        column.Amount!.Adds && dice.Chance(0.4) ? Sum : dice.Pick(Others, [4, 2, 1, 1]);

    /// <summary>A sum or a mean.</summary>
    public static Aggregate SumOrMean(Column column, Dice dice) => column.Amount!.Adds && dice.Chance(0.5) ? Sum : Others[0];

    private static double Median(IReadOnlyList<double> values)
    {
        var order = values.Order().ToList();
        return (order[(order.Count - 1) / 2] + order[order.Count / 2]) / 2;
    }
}
