using System.Globalization;
using System.Text;

namespace Agent.Core.Threads;

/// <summary>A conversation as a Markdown document: questions, answers, and for every table the query it came from.</summary>
public static class ThreadMarkdown
{
    /// <summary>Writes the document.</summary>
    public static string Write(ConversationThread thread)
    {
        ArgumentNullException.ThrowIfNull(thread);
        var text = new StringBuilder();
        Line(text, $"# {thread.Title}");
        for (var number = 1; number <= thread.Turns.Count; number++)
            Write(text, number, thread.Turns[number - 1]);
        return text.ToString();
    }

    private static void Write(StringBuilder text, int number, ThreadTurn turn)
    {
        var title = ThreadTitle.From(turn.Question);
        Line(text, $"\n## {number}. {title}\n");
        if (title != turn.Question)
            Line(text, $"{Quoted(turn.Question)}\n");
        Line(text, $"{turn.Answer.Trim()}\n");
        Line(text, $"*{turn.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC, dataset {turn.Dataset}, answered by {turn.AnsweredBy}*");
        foreach (var table in turn.Tables)
            Write(text, table);
    }

    private static void Write(StringBuilder text, ThreadTable table)
    {
        var evidence = table.Evidence;
        var entities = evidence is { Entities: { } count, EntityKey: { } key } ? $", {count} by {key}" : string.Empty;
        Line(text, $"\n**{table.Title}**: sheet {evidence.Sheet}, {evidence.RowsUsed} rows{entities}; file version {evidence.Version}");
        foreach (var excluded in evidence.RowsExcluded)
            Line(text, $"- {excluded.Count} rows left out: {excluded.Reason}");
        var fence = Fence(evidence.Sql);
        Line(text, $"\n{fence}sql\n{evidence.Sql}\n{fence}");
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Quoted(string text) => "> " + text.ReplaceLineEndings("\n").Replace("\n", "\n> ", StringComparison.Ordinal);

    // Longer than any run of backticks inside, so that nothing in the query ends it.
    private static string Fence(string code)
    {
        var fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return fence;
    }
}
