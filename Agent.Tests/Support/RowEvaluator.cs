using System.Globalization;
using Agent.Core.Queries;

namespace Agent.Tests.Support;

/// <summary>
/// Which rows fit a condition, written from the definition of each node: what the laws of the canonical form are held to.
/// </summary>
internal static class RowEvaluator
{
    /// <summary>Whether every node of the condition is among those evaluated here.</summary>
    public static bool Knows(Predicate where) => where switch
    {
        AllOf all => all.Items.All(Knows),
        AnyOf any => any.Items.All(Knows),
        Negation not => Knows(not.Item),
        RelatedRows related => related.Where is null || Knows(related.Where),
        CompareValue compare => compare.Of is ColumnValue { Field.Column: "Cost" },
        OneOf or IsBlank or InTimeRange or ContainsText or StartsWithText or EndsWithText => true,
        _ => false,
    };

    public static bool Fits(Predicate? where, RandomRow row) => where is null || Fits(where, row.Cells, row.Related);

    private static bool Fits(
        Predicate where,
        IReadOnlyDictionary<string, object?> cells,
        IReadOnlyList<IReadOnlyDictionary<string, object?>> related
    ) =>
        where switch
        {
            AllOf all => all.Items.All(item => Fits(item, cells, related)),
            AnyOf any => any.Items.Any(item => Fits(item, cells, related)),
            Negation not => !Fits(not.Item, cells, related),
            OneOf one => Text(cells[one.Field.Column]) is { } text && one.Values.Contains(text),
            IsBlank blank => cells[blank.Field.Column] is null,
            InTimeRange time => cells[time.Field.Column] is DateTime date
                && (time.From is not { } from || date >= from)
                && (time.Until is not { } until || date < until),
            ContainsText contains => Text(cells[contains.Field.Column]) is { } text
                && text.Contains(contains.Text, StringComparison.OrdinalIgnoreCase),
            EndsWithText ends => Text(cells[ends.Field.Column]) is { } text && text.EndsWith(ends.Text, StringComparison.OrdinalIgnoreCase),
            StartsWithText starts => Text(cells[starts.Field.Column]) is { } text
                && text.StartsWith(starts.Text, StringComparison.OrdinalIgnoreCase),
            CompareValue { Of: ColumnValue of } compare => cells[of.Field.Column] is double number
                && Compares(number, compare.Op, compare.Value),
            RelatedRows rows => Compares(related.Count(other => rows.Where is null || Fits(rows.Where, other, [])), rows.Op, rows.Count),
            _ => throw new NotSupportedException(where.GetType().Name),
        };

    private static bool Compares(double left, CompareOp op, double right) => op switch
    {
        CompareOp.Eq => left == right,
        CompareOp.Ne => left != right,
        CompareOp.Lt => left < right,
        CompareOp.Le => left <= right,
        CompareOp.Gt => left > right,
        _ => left >= right,
    };

    private static string? Text(object? cell) => cell switch
    {
        null => null,
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}
