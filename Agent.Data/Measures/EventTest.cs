using Agent.Core.Datasets;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>Which incidents count for a measure.</summary>
/// <param name="Sql">True for those.</param>
/// <param name="Text">In words.</param>
internal sealed record EventTest(SqlText Sql, string Text)
{
    private static readonly string[] Yes = ["yes", "y", "true", "1", "x"];

    public static EventTest In(ColumnProfile column, IReadOnlyList<string> values)
    {
        var lower = values.Select(value => value.Trim().ToLowerInvariant()).Distinct();
        return new EventTest(
            $"lower(trim(CAST({new SqlName(column.Name)} AS VARCHAR))) IN ({SqlText.Join(", ", lower.Select(value => (SqlText)$"{value}"))})",
            $"{column.Name} is {string.Join(" or ", values.Select(value => value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))}");
    }

    /// <summary>The test of a column that says yes or no; null when it says anything else.</summary>
    public static EventTest? Flag(ColumnProfile column)
    {
        if (column.Kind == ColumnKind.Boolean)
            return new EventTest($"{new SqlName(column.Name)}", $"{column.Name} is true");
        if (column.Kind != ColumnKind.Text || !column.ValuesComplete || column.Values.Count is 0 or > 6)
            return null;
        var yes = column.Values.Where(value => Yes.Contains(value.Value.Trim(), StringComparer.OrdinalIgnoreCase)).Select(value => value.Value).ToList();
        return yes.Count == 0 ? null : In(column, yes);
    }
}
