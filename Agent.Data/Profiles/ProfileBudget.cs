using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Keeps the values that profiles list within what a hub can hold in memory for every dataset: where all columns together list too many,
/// those with the most keep
/// their frequent ones alone.
/// </summary>
internal static class ProfileBudget
{
    /// <summary>Values that a dataset's profile lists.</summary>
    public const int MaxValues = 400_000;

    /// <summary>Characters of all of them.</summary>
    public const long MaxCharacters = 8_000_000;

    private const int Frequent = 20;

    public static IReadOnlyList<SheetProfile> Fit(IReadOnlyList<SheetProfile> sheets)
    {
        var columns = sheets.SelectMany(sheet => sheet.Columns).Where(column => column.Values.Count > Frequent)
            .Select(column => (Column: column, Characters: column.Values.Sum(value => (long)value.Value.Length)))
            .OrderByDescending(column => column.Characters + (20L * column.Column.Values.Count))
            .ToList();
        var values = columns.Sum(column => (long)column.Column.Values.Count);
        var characters = columns.Sum(column => column.Characters);
        var cut = new HashSet<ColumnProfile>(ReferenceEqualityComparer.Instance);
        foreach (var (column, length) in columns)
        {
            if (values <= MaxValues && characters <= MaxCharacters)
                break;
            cut.Add(column);
            values -= column.Values.Count - Frequent;
            characters -= length;
        }

        return cut.Count == 0
            ? sheets
            :
            [
                .. sheets.Select(sheet =>
                    sheet with
                    {
                        Columns = [.. sheet.Columns.Select(column => cut.Contains(column) ? Cut(column) : column)],
                    }
                ),
            ];
    }

    private static ColumnProfile Cut(ColumnProfile column) =>
        column with
        {
            Values = [.. column.Values.Take(Frequent)],
            ValuesComplete = false,
        };
}
