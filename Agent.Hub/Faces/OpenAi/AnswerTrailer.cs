using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>
/// What stands behind the text of an answer for clients that show text alone: its tables, or what can be asked where there are none.
/// </summary>
internal static class AnswerTrailer
{
    /// <summary>Markdown; null where there is nothing to add.</summary>
    public static string? Write(RunResult result, IReadOnlyList<TableContent> tables)
    {
        if (tables.Count > 0)
            return string.Join("\n", tables.Select(MarkdownTable.Write));
        return result.Suggestions.Count == 0 || result.Readings.Count > 0
            ? null
            : $"You could ask:\n\n{string.Join("\n", result.Suggestions.Select(question => $"- {question}"))}\n";
    }
}
