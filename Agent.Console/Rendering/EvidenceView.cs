using System.Globalization;
using Agent.Protocol;
using Spectre.Console;

namespace Agent.Console.Rendering;

/// <summary>Where a table's figures come from.</summary>
internal static class EvidenceView
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="table">The table.</param>
    /// <param name="said">The answer: what it tells already is not told again.</param>
    public static void Write(IAnsiConsole console, TableContent table, string said)
    {
        var evidence = table.Evidence;
        WriteLine(console, $"Evidence for {Name(table)}: {evidence.Dataset} / {evidence.Sheet}, {Used(evidence)}");
        foreach (var excluded in evidence.RowsExcluded)
            WriteLine(console, $"  left out: {Rows(excluded.Count)}, {excluded.Reason}");
        foreach (var note in table.Notes.Where(note => !said.Contains(note, StringComparison.Ordinal)))
            WriteLine(console, $"  note: {note}");
        if (evidence.Sql.Length > 0)
            WriteLine(console, $"  {Printable.Line(evidence.Sql, 2000)}");
    }

    private static string Name(TableContent table) => table.Title.Length > 0 ? $"\"{table.Title}\"" : table.TableId;

    private static string Used(Evidence evidence) =>
        evidence.Entities is { } entities && entities != evidence.RowsUsed
            ? $"{Count(entities)} distinct {evidence.EntityKey ?? "entities"} in {Rows(evidence.RowsUsed)}"
            : $"{Rows(evidence.RowsUsed)} used";

    private static string Rows(long count) => count == 1 ? "1 row" : $"{Count(count)} rows";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static void WriteLine(IAnsiConsole console, string text)
    {
        console.Write(new Text(Printable.Clean(text), new Style(decoration: Decoration.Dim)));
        console.WriteLine();
    }
}
