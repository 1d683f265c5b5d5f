using Agent.Core.Datasets;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>A sheet of actions that fall due.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Due">When each is due.</param>
/// <param name="Closed">When each was closed; null when the sheet does not say.</param>
/// <param name="Status">Says which are closed; null when the sheet does not.</param>
internal sealed record ActionSheet(SheetProfile Sheet, ColumnProfile Due, ColumnProfile? Closed, ColumnProfile? Status)
{
    private static readonly string[] Ends = ["closed", "close", "complete", "completed", "done", "verified", "cancelled", "canceled", "finished", "implemented"];

    /// <summary>True for the actions that are open on a day.</summary>
    public SqlText IsOpen(DateTime asOf)
    {
        SqlText? open = Closed is null ? null : (SqlText)$"({new SqlName(Closed.Name)} IS NULL OR {new SqlName(Closed.Name)} > {asOf})";
        var ended = Status?.Values.Where(value => IsEnd(value.Value)).Select(value => value.Value).ToList() ?? [];
        if (ended.Count == 0)
            return open ?? (SqlText)$"TRUE";
        // A closing date says when; a status without one says only that it is over.
        var over = EventTest.In(Status!, ended).Sql;
        return open is null ? (SqlText)$"coalesce(NOT {over}, TRUE)" : $"({open} AND ({new SqlName(Closed!.Name)} IS NOT NULL OR coalesce(NOT {over}, TRUE)))";
    }

    public static bool SaysWhatIsOpen(ColumnProfile column) => column.Kind == ColumnKind.Text && column.ValuesComplete && column.Values.Any(value => IsEnd(value.Value));

    private static bool IsEnd(string value)
    {
        var words = LooseText.Words(value);
        return words.Any(word => Ends.Contains(word)) && !words.Any(word => word is "not" or "in" or "partly" or "partially" or "to");
    }
}
