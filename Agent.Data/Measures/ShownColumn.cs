using System.Globalization;
using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>A column of a measure as people see it.</summary>
/// <param name="At">Which column of the query's result, counted behind its keys.</param>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its heading.</param>
/// <param name="Kind">integer, number, percent, date.</param>
/// <param name="Unit">Unit of the numbers, where there is one.</param>
internal sealed record ShownColumn(int At, string Name, string Label, string Kind, string? Unit = null)
{
    /// <summary>The result with these columns behind its keys; names of groups are text.</summary>
    public static QueryResult Pick(QueryResult result, params IReadOnlyList<ShownColumn> columns)
    {
        var keys = result.Columns.Count(column => column.Role == ResultRole.Key);
        return result with
        {
            Columns = [.. result.Columns.Take(keys).Select(key => key with { Kind = "text" }), .. columns.Select(Picked)],
            Rows =
            [
                .. result.Rows.Select(row =>
                    (IReadOnlyList<object?>)[.. row.Take(keys).Select(Text), .. columns.Select(column => row[keys + column.At])]
                ),
            ],
        };

        // What a rate was made of stays beside it.
        QueryColumn Picked(ShownColumn column) => Column(column) with { Role = result.Columns[keys + column.At].Role };
    }

    /// <summary>The result with further columns, worked out row by row.</summary>
    public static QueryResult Append(
        QueryResult result,
        Func<IReadOnlyList<object?>, IReadOnlyList<object?>> values,
        params IReadOnlyList<ShownColumn> columns
    ) =>
        result with
        {
            Columns = [.. result.Columns, .. columns.Select(Column)],
            Rows = [.. result.Rows.Select(row => (IReadOnlyList<object?>)[.. row, .. values(row)])],
        };

    /// <summary>A cell as a number; 0 for none.</summary>
    public static double Number(object? cell) => Convert.ToDouble(cell ?? 0, CultureInfo.InvariantCulture);

    private static QueryColumn Column(ShownColumn column) =>
        new(column.Name, column.Label, column.Kind, ResultRole.Figure) { Unit = column.Unit };

    private static object? Text(object? key) => key is null ? null : Convert.ToString(key, CultureInfo.InvariantCulture);
}
