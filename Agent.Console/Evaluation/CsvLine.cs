using System.Text;

namespace Agent.Console.Evaluation;

/// <summary>
/// Reads CSV by RFC 4180: quotes, doubled quotes, line breaks inside quotes; commas or semicolons, as the first line has.
/// </summary>
internal static class CsvLine
{
    /// <summary>All records; empty lines left out.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ReadAll(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = text.AsSpan(0, end < 0 ? text.Length : end);
        var separator = first.Count(';') > first.Count(',') ? ';' : ',';
        var records = new List<IReadOnlyList<string>>();
        var record = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[++at]);
            else if (letter == '"' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (quoted || (letter != separator && letter is not ('\n' or '\r')))
                cell.Append(letter);
            else if (letter == separator)
                Take(record, cell);
            else if (letter == '\n')
                End();
        }

        End();
        return records;

        void End()
        {
            Take(record, cell);
            if (record.Exists(value => value.Length > 0))
                records.Add([.. record]);
            record.Clear();
        }
    }

    private static void Take(List<string> record, StringBuilder cell)
    {
        record.Add(cell.ToString().Trim());
        cell.Clear();
    }
}
