using Agent.Planning.Answers;
using Agent.Planning.Answers.Words;
using Agent.Protocol;

namespace Agent.Planning.Measures;

/// <summary>Says a measure in words: its figure first, then what it was made of.</summary>
internal static class DomainAnswer
{
    private const int Shown = 6;

    public static string Write(DomainQuestion question, TableContent table, AnswerWords words)
    {
        var title = question.Measure.Title + (question.Range is { } range ? " " + words.Range(range.From, range.Until) : string.Empty);
        if (table.Rows.Count == 0)
            return words.Replies.NothingToMeasure(title);
        var names = table.Columns.TakeWhile(column => column.Kind == "text").Count();
        var main = Main(table, question);
        var groups = table.Rows.Take(Shown).Select((_, row) => Group(table, row, names, main, words));
        var text =
            names == 0
                ? $"{title}: {Cell(table, 0, main, words)}. {Parts(table, main, words)}"
                : $"{title}: {string.Join(", ", groups)}{Rest(table, words)}.";
        return $"{text} {string.Join(' ', table.Notes.Select(note => note.TrimEnd('.') + "."))}".TrimEnd();
    }

    private static string Group(TableContent table, int row, int names, int main, AnswerWords words) =>
        $"{string.Join(" / ", table.Rows[row].Take(names).Select((cell, at) => FigureText.Write(cell, table.Columns[at], words)))} "
        + Cell(table, row, main, words);

    private static string Rest(TableContent table, AnswerWords words) =>
        table.TotalRows > Shown ? words.Replies.RestInTable : string.Empty;

    /// <summary>The column that is the measure itself: the one named so, else the first with a unit, else the first number.</summary>
    private static int Main(TableContent table, DomainQuestion question)
    {
        var columns = table.Columns.ToList();
        var named = columns.FindIndex(column => column.Label == question.Measure.Title || column.Name is "rate" or "ratio");
        if (named < 0)
            named = columns.FindIndex(column => column is { Kind: "number", Unit: not null });
        return named >= 0 ? named : Math.Max(0, columns.FindIndex(column => column.Kind is not ("text" or "date" or "datetime")));
    }

    private static string Parts(TableContent table, int main, AnswerWords words) =>
        string.Join(
            ", ",
            table
                .Columns.Select((column, i) => (column, i))
                .Where(part => part.i != main)
                .Select(part => $"{part.column.Label} {Cell(table, 0, part.i, words)}")
        )
            is { Length: > 0 } parts
            ? parts + "."
            : string.Empty;

    private static string Cell(TableContent table, int row, int column, AnswerWords words)
    {
        var unit =
            table.Columns[column] is { Kind: "percent" } ? "%"
            : table.Columns[column].Unit is { } known ? " " + known
            : string.Empty;
        return table.Rows[row][column] switch
        {
            null => words.NoValue,
            double number => FigureText.Write(Math.Round(number, 2), words) + unit,
            long or int => FigureText.Write(FigureText.Number(table.Rows[row][column]), words) + unit,
            var cell => FigureText.Write(cell, table.Columns[column], words) + unit,
        };
    }
}
