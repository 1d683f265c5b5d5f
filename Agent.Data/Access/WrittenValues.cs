using Agent.Core.Datasets;
using Agent.Data.Profiles;

namespace Agent.Data.Access;

/// <summary>Compares a cell with values that a person wrote.</summary>
internal static class WrittenValues
{
    /// <summary>Whether a cell is one of the values: as it is shown, in any of its spellings, and of a list any of its items.</summary>
    /// <param name="cells">The column.</param>
    /// <param name="column">What is known of it.</param>
    /// <param name="values">The values.</param>
    /// <param name="row">The row.</param>
    public static bool IsOneOf(TypedColumn cells, ColumnProfile column, IReadOnlyList<string> values, int row)
    {
        if (cells[row] is not { } value)
            return false;
        var text = ColumnProfiler.Text(value);
        return cells.Kind == ColumnKind.List
            ? text.Split(cells.Separator ?? ";", StringSplitOptions.TrimEntries).Any(item => Is(item, column, values))
            : Is(text, column, values);
    }

    private static bool Is(string text, ColumnProfile column, IReadOnlyList<string> values)
    {
        var spellings = column.Spellings.FirstOrDefault(known => Same(known.Value, text))?.Spellings ?? [];
        return values.Any(value => Same(text, value) || spellings.Any(spelling => Same(spelling.Value, value)));
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
