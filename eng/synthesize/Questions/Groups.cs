using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions;

/// <summary>Records by the values of a column.</summary>
internal static class Groups
{
    /// <summary>Rows by value, largest group first; rows without one are left out.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<Row> Rows)> Of(IEnumerable<Row> rows, Column column) =>
        [
            .. rows.Where(row => row.Text(column) is not null)
                .GroupBy(row => row.Text(column)!)
                .Select(group => (group.Key, (IReadOnlyList<Row>)[.. group]))
                .OrderByDescending(group => group.Item2.Count)
                .ThenBy(group => group.Key, StringComparer.Ordinal),
        ];

    /// <summary>How many rows have no value; null for none.</summary>
    public static double? Blank(IEnumerable<Row> rows, Column column) =>
        rows.Count(row => row.Text(column) is null) is > 0 and var count ? count : null;

    /// <summary>The numbers of a column.</summary>
    public static IReadOnlyList<double> Numbers(IEnumerable<Row> rows, Column column) =>
        [.. rows.Select(row => row.Number(column)).OfType<double>()];

    /// <summary>The largest where no other is as large; null on a tie.</summary>
    public static string? Only(IEnumerable<(string Key, double Value)> groups, bool smallest = false)
    {
        var order = (smallest ? groups.OrderBy(group => group.Value) : groups.OrderByDescending(group => group.Value)).ToList();
        return order.Count > 1 && order[0].Value != order[1].Value ? order[0].Key : null;
    }
}
