using Agent.Core.Queries;

namespace Agent.Planning.Answers;

/// <summary>Records: how many there are, in what order; a single one in full.</summary>
internal static class RecordsSentence
{
    private const int Cells = 8;

    public static string Write(AnswerContext context)
    {
        var table = context.Table;
        if (table.Rows.Count == 0)
            return context.Words.None(context.Noun);
        if (table.Rows.Count == 1 && table.TotalRows <= 1)
            return One(context, table.Rows[0]);
        var words = context.Words;
        var orders = context.Query.Order.Select(by => words.Order(by, context.Query, context.Labels));
        var order = context.Query.Order.Count > 0 ? $", {string.Join(words.ThenBy, orders)}" : string.Empty;
        var what = context.Query.Rows is { Distinct: true }
            ? words.Combinations(context.Text(table.TotalRows))
            : context.Count(table.TotalRows);
        return table.TotalRows > table.Rows.Count
            ? $"{what}{order}. {words.FirstShown(context.Text(table.Rows.Count))}"
            : $"{what}{order}.";
    }

    // Begins with what was asked first: the id, or the only column.
    private static string One(AnswerContext context, IReadOnlyList<object?> row)
    {
        var cells = row.Select(
                (cell, at) =>
                    (
                        Label: context.Words.Heading(context.Table.Columns[at].Label),
                        Text: context.Text(cell, context.Table.Columns[at]),
                        HasValue: cell is not null
                    )
            )
            .ToList();
        if (cells.Count == 1)
            return $"{cells[0].Text}.";
        var others = cells.Skip(1).Where(cell => cell.HasValue).Take(Cells - 1).Select(cell => $"{cell.Label} {cell.Text}").ToList();
        return others.Count == 0 ? $"{cells[0].Text}." : $"{cells[0].Text}: {string.Join(", ", others)}.";
    }
}
