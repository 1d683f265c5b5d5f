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
        return Told(column.Held(found.Held), found.Several);
    }

    /// <summary>The same for the items of a list column.</summary>
    public static TypedColumn OfItems(TypedColumn column, string separator)
    {
        var counts = Counts(column);
        var items = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var place = 0; place < column.Texts.Count; place++)
        {
            foreach (var item in ListSeparators.Split(column.Texts[place], separator))
                items[item] = items.GetValueOrDefault(item) + counts[place];
        }

        var names = items.Keys.ToList();
        if (Spellings.Of(names, [.. names.Select(name => items[name])]) is not { } found)
            return column;
        var held = names.Zip(found.Held).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return Told(
            column.Held(
                column.Texts.Select(text =>
                    ListSeparators.Join(ListSeparators.Split(text, separator).Select(item => held[item]), separator)
                )
            ),
            found.Several
        );
    }

    private static TypedColumn Told(TypedColumn column, IReadOnlyList<ValueSpellings> several)
    {
        var example = several[0];
        return column with
        {
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
}
