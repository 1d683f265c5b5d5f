namespace Agent.Data.Profiles;

/// <summary>
/// Cells of a list column that were typed with another separator: "Eye, Head" among "Head; Eye". They are held like the others where all
/// their parts are items of the column; a comma inside an item stays.
/// </summary>
internal static class MixedSeparators
{
    private static readonly string[] Others = [";", ",", "|", "+", "/", "\n"];

    /// <summary>The column with its cells split in one way.</summary>
    public static TypedColumn Of(TypedColumn column, string separator)
    {
        var others = Others.Where(other => other != separator).ToArray();
        var items = column
            .Texts.SelectMany(text => Split(text, [separator]))
            .Where(item => !Array.Exists(others, item.Contains))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var glue = separator is "\n" ? "\n" : separator + " ";
        var (texts, places) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var (moved, changed) = (new int[column.Texts.Count], 0);
        for (var i = 0; i < column.Texts.Count; i++)
        {
            var text = column.Texts[i];
            var parts = Split(text, [separator]).SelectMany(item => Parts(item, items, others)).ToList();
            if (parts.Count > Split(text, [separator]).Length)
            {
                text = string.Join(glue, parts);
                changed++;
            }

            if (!places.TryGetValue(text, out moved[i]))
            {
                places.Add(text, moved[i] = texts.Count);
                texts.Add(text);
            }
        }

        return changed == 0 ? column : Moved(column, texts, moved);
    }

    private static string[] Parts(string item, HashSet<string> items, string[] others) =>
        !items.Contains(item) && Split(item, others) is { Length: > 1 } parts && Array.TrueForAll(parts, items.Contains) ? parts : [item];

    private static TypedColumn Moved(TypedColumn column, List<string> texts, int[] moved)
    {
        var cells = new CellStore(column.Rows);
        for (var row = 0; row < column.Rows; row++)
            cells[row] = column.IsNull(row) ? CellStore.Null : moved[(int)column.Cells[row]];
        return new TypedColumn(column.Kind, cells, texts)
        {
            Separator = column.Separator,
            Notes = [.. column.Notes, "Some cells part their values by another sign, and are read the same way"],
        };
    }

    private static string[] Split(string text, string[] separators) =>
        text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
