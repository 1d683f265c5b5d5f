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
        // The table's title says in the reader's language what was measured, and of which time.
        var title = table.Title;
        if (table.Rows.Count == 0)
            return words.Replies.NothingToMeasure(title);
        var names = table.Columns.TakeWhile(column => column.Kind == "text").Count();
        var main = Main(table, question);
        var groups = table.Rows.Take(Shown).Select((_, row) => Group(table, row, names, main, words));
        var text =
            names == 0 ? $"{title}: {Cell(table, 0, main, words)}{Interval(table, words)}. {Parts(table, main, words)}"
            : IsCourse(table, names) || IsRanking(table, names, main) ? $"{title}: {Ends(table, main, words)}"
            : $"{title}: {string.Join(", ", groups)}{Rest(table, words)}.";
        return $"{text} {string.Join(' ', table.Notes.Select(note => note.TrimEnd('.') + "."))}".TrimEnd();
    }

    /// <summary>Whether the rows follow time and are too many to name.</summary>
    private static bool IsCourse(TableContent table, int names) =>
        names == 1
        && table.Rows.Count > Shown
        && table.Rows.All(row => row[0] is string { Length: > 0 } name && char.IsAsciiDigit(name[0]));

    /// <summary>Whether a rate of more groups than are named is told: they are not in its order.</summary>
    private static bool IsRanking(TableContent table, int names, int main) =>
        names == 1 && table.TotalRows > Shown && !table.Truncated && table.Columns[main].Name is "rate" or "ratio";

    /// <summary>"highest in September 2025 (13.17 per 200,000 h), lowest in March 2024 (1.14)."</summary>
    private static string Ends(TableContent table, int main, AnswerWords words)
    {
        var valued = Enumerable.Range(0, table.Rows.Count).Where(row => !double.IsNaN(Number(row))).ToList();
        // The unit is said once.
        var bare = table with { Columns = [.. table.Columns.Select(column => column with { Unit = null })] };
        return valued.Count == 0
            ? words.NoValues
            : words.SeriesEnds(isCount: false, Point(valued.MaxBy(Number), table), Point(valued.MinBy(Number), bare));

        double Number(int row) => FigureText.Number(table.Rows[row][main]);
        string Name(int row) => words.PeriodLabel(FigureText.Write(table.Rows[row][0], table.Columns[0], words));
        string Point(int row, TableContent from) => $"{Name(row)} ({Cell(from, row, main, words)})";
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

    /// <summary>" (95 % interval 4.0–12.3)".</summary>
    private static string Interval(TableContent table, AnswerWords words)
    {
        var columns = table.Columns.ToList();
        var (low, high) = (columns.FindIndex(column => column.Name == "low"), columns.FindIndex(column => column.Name == "high"));
        return low < 0 || high < 0
            ? string.Empty
            : $" ({words.Replies.Interval(Cell(table, 0, low, words), Cell(table, 0, high, words))})";
    }

    private static string Parts(TableContent table, int main, AnswerWords words)
    {
        var parts = table
            .Columns.Select((column, at) => (Column: column, At: at))
            .Where(part => part.At != main && part.Column.Name is not ("low" or "high"))
            .Select(part => $"{part.Column.Label}: {Cell(table, 0, part.At, words)}");
        return string.Join(", ", parts) is { Length: > 0 } text ? text + "." : string.Empty;
    }

    private static string Cell(TableContent table, int row, int column, AnswerWords words)
    {
        var about = table.Columns[column];
        var text = table.Rows[row][column] switch
        {
            null => words.NoValue,
            double number => FigureText.Write(Math.Round(number, 2), words),
            long or int => FigureText.Write(FigureText.Number(table.Rows[row][column]), words),
            var cell => FigureText.Write(cell, about with { Unit = null }, words),
        };
        return about switch
        {
            _ when table.Rows[row][column] is null => text,
            { Kind: "percent" } => $"{text} %",
            { Unit: { Length: > 0 } unit } => words.Unit(text, unit),
            _ => text,
        };
    }
}
