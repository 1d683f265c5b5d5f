using Agent.Core.Datasets;
using Agent.Data.Queries.Compile.Status;

namespace Agent.Data.Measures;

/// <summary>A sheet of actions that fall due. What is open and overdue is for <c>HasStatus</c> to say.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Due">When each is due.</param>
/// <param name="Closed">When each was closed; null when the sheet does not say.</param>
/// <param name="Status">Says which are closed; null when the sheet does not.</param>
internal sealed record ActionSheet(SheetProfile Sheet, ColumnProfile Due, ColumnProfile? Closed, ColumnProfile? Status)
{
    /// <summary>A sheet as one of actions; null where it does not say what is due or what is closed.</summary>
    public static ActionSheet? Of(SheetProfile sheet) =>
        StatusColumns.Of(sheet) is { Due: { } due } columns && (columns.Closed ?? columns.State) is not null
            ? new ActionSheet(sheet, due, columns.Closed, columns.State)
            : null;
}
