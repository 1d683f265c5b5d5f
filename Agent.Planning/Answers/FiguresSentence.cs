namespace Agent.Planning.Answers;

/// <summary>Several figures of the same records: each in turn.</summary>
internal static class FiguresSentence
{
    public static string Write(AnswerContext context)
    {
        if (context.Table.Rows is not [var row, ..])
            return context.Words.None(context.Noun);
        var parts = context.Table.Columns.Select((column, at) => (column, at))
            .Where(part => part.column.Role is null or "figure" && part.at < row.Count)
            .Select(part => $"{part.column.Label} {context.Text(row[part.at], part.column)}");
        return $"{string.Join(", ", parts)}.";
    }
}
