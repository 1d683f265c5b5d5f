using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Agent.Data.Queries;

/// <summary>Makes DuckDB's error texts fit to be shown: first paragraph, no file paths, no excerpt of the wrapped statement.</summary>
internal static partial class DuckMessage
{
    private const int MaxLength = 400;

    /// <summary>Whether it ran out of memory: its own limit, or that of the process.</summary>
    public static bool IsOutOfMemory(DuckDBException failure) =>
        failure.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase)
        || failure.Message.Contains("failed to allocate", StringComparison.OrdinalIgnoreCase)
        || failure.Message.Contains("Allocation failure", StringComparison.OrdinalIgnoreCase)
        || failure.Message.Contains("bad_alloc", StringComparison.Ordinal)
        || failure.Message.Contains("bad allocation", StringComparison.Ordinal);

    public static string Clean(string message)
    {
        var end = message.IndexOf("\nLINE", StringComparison.Ordinal);
        if (end < 0)
            end = message.IndexOf("Stack Trace", StringComparison.Ordinal);
        var text = Paths().Replace(end < 0 ? message : message[..end], "…").ReplaceLineEndings(" ").Trim();
        return text.Length > MaxLength ? text[..MaxLength] + "…" : text;
    }

    [GeneratedRegex(@"(?:[A-Za-z]:)?[/\\](?:[\w.\-]+[/\\])+[\w.\-]*")]
    private static partial Regex Paths();
}
