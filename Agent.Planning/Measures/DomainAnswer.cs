using Agent.Planning.Answers;
using Agent.Protocol;

namespace Agent.Planning.Measures;

/// <summary>Says a measure in words: its figure first, then what it was made of.</summary>
internal static class DomainAnswer
{
    private const int Shown = 6;

    public static string Write(DomainQuestion question, TableContent table)
    {
        var title = question.Measure.Title + (question.Range is { } range ? " " + range.InWords() : string.Empty);
        if (table.Rows.Count == 0)
            return $"{title}: nothing to work it out from.";
        var names = table.Columns.TakeWhile(column => column.Kind == "text").Count();
        var main = Main(table, question);
        var text =
            names == 0
                ? $"{title}: {Cell(table, 0, main)}. {Parts(table, main)}"
                : $"{title}: {string.Join(", ", table.Rows.Take(Shown).Select((_, row) => Group(table, row, names, main)))}{Rest(table)}.";
        return $"{text} {string.Join(' ', table.Notes.Select(note => note.TrimEnd('.') + "."))}".TrimEnd();
    }

    private static string Group(TableContent table, int row, int names, int main) =>
        $"{string.Join(" / ", table.Rows[row].Take(names).Select((cell, at) => FigureText.Write(cell, table.Columns[at])))} "
        + Cell(table, row, main);

    private static string Rest(TableContent table) => table.TotalRows > Shown ? " … (all in the table)" : string.Empty;

    /// <summary>The column that is the measure itself: the one named so, else the first with a unit, else the first number.</summary>
    private static int Main(TableContent table, DomainQuestion question)
    {
        var columns = table.Columns.ToList();
        var named = columns.FindIndex(column => column.Label == question.Measure.Title || column.Name is "rate" or "ratio");
        if (named < 0)
            named = columns.FindIndex(column => column is { Kind: "number", Unit: not null });
        return named >= 0 ? named : Math.Max(0, columns.FindIndex(column => column.Kind is not ("text" or "date" or "datetime")));
    }

    private static string Parts(TableContent table, int main) =>
        string.Join(
            ", ",
            table
                .Columns.Select((column, i) => (column, i))
                .Where(part => part.i != main)
                .Select(part => $"{part.column.Label} {Cell(table, 0, part.i)}")
        )
            is { Length: > 0 } parts
            ? parts + "."
            : string.Empty;

    private static string Cell(TableContent table, int row, int column)
    {
        var unit =
            table.Columns[column] is { Kind: "percent" } ? "%"
            : table.Columns[column].Unit is { } known ? " " + known
            : string.Empty;
        return table.Rows[row][column] switch
        {
            null => "no value",
            double number => FigureText.Write(Math.Round(number, 2)) + unit,
            long or int => FigureText.Write(FigureText.Number(table.Rows[row][column])) + unit,
            var cell => FigureText.Write(cell, table.Columns[column]) + unit,
        };
    }
}
