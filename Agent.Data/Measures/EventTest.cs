using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>Which incidents count for a measure.</summary>
/// <param name="Where">Holds for those.</param>
/// <param name="Text">In words.</param>
internal sealed record EventTest(Predicate Where, string Text)
{
    private static readonly string[] Yes = ["yes", "y", "true", "1", "x"];

    public static EventTest In(ColumnProfile column, IReadOnlyList<string> values) => new(
        new OneOf(new Field(column.Name), [.. values.Select(value => value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)]),
        $"{column.Name} is {string.Join(" or ", values.Select(value => value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))}");

    /// <summary>The test of a column that says yes or no; null when it says anything else.</summary>
    public static EventTest? Flag(ColumnProfile column)
    {
        if (column.Kind == ColumnKind.Boolean)
            return new EventTest(new OneOf(new Field(column.Name), ["true"]), $"{column.Name} is true");
        if (column.Kind != ColumnKind.Text || !column.ValuesComplete || column.Values.Count is 0 or > 6)
            return null;
        var yes = column
            .Values.Where(value => Yes.Contains(value.Value.Trim(), StringComparer.OrdinalIgnoreCase))
            .Select(value => value.Value)
            .ToList();
        return yes.Count == 0 ? null : In(column, yes);
    }
}
