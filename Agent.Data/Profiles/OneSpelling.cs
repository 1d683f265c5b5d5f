using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Data.Profiles;

/// <summary>Holds each value of a text column in one spelling.</summary>
internal static class OneSpelling
{
    public static TypedColumn Of(TypedColumn column)
    {
        var counts = Counts(column);
        if (Spellings.Of(column.Texts, counts) is not { } found)
            return column;
        var (texts, places) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var moved = found.Held.Select(text => Place(text, texts, places)).ToArray();
        return Moved(column, texts, moved, found.Several);
    }

    /// <summary>The same for the items of a list column.</summary>
    public static TypedColumn OfItems(TypedColumn column, string separator)
    {
        var counts = Counts(column);
        var items = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var place = 0; place < column.Texts.Count; place++)
        {
            foreach (var item in Split(column.Texts[place], separator))
                items[item] = items.GetValueOrDefault(item) + counts[place];
        }

        var names = items.Keys.ToList();
        if (Spellings.Of(names, [.. names.Select(name => items[name])]) is not { } found)
            return column;
        var held = names.Zip(found.Held).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var (texts, places) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var glue = separator is "\n" ? "\n" : separator + " ";
        var moved = column
            .Texts.Select(text => Place(string.Join(glue, Split(text, separator).Select(item => held[item])), texts, places))
            .ToArray();
        return Moved(column, texts, moved, found.Several);
    }

    private static TypedColumn Moved(TypedColumn column, List<string> texts, int[] moved, IReadOnlyList<ValueSpellings> several)
    {
        var cells = new CellStore(column.Rows);
        for (var row = 0; row < column.Rows; row++)
            cells[row] = column.IsNull(row) ? CellStore.Null : moved[(int)column.Cells[row]];
        var example = several[0];
        return new TypedColumn(column.Kind, cells, texts)
        {
            Separator = column.Separator,
            Spellings = several,
            Notes =
            [
                .. column.Notes,
                $"{several.Count:N0} {(several.Count == 1 ? "value is" : "values are")} written in several ways and held in one, such as {string.Join(", ", example.Spellings.Take(4).Select(spelling => $"'{spelling.Value}' ({spelling.Count:N0})"))}",
            ],
        };
    }

    private static long[] Counts(TypedColumn column)
    {
        var counts = new long[column.Texts.Count];
        for (var row = 0; row < column.Rows; row++)
        {
            if (!column.IsNull(row))
                counts[column.Cells[row]]++;
        }

        return counts;
    }

    private static int Place(string text, List<string> texts, Dictionary<string, int> places)
    {
        if (places.TryGetValue(text, out var place))
            return place;
        places.Add(text, texts.Count);
        texts.Add(text);
        return texts.Count - 1;
    }

    private static string[] Split(string text, string separator) =>
        text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
