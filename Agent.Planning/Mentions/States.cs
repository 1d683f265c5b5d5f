using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Mentions;

/// <summary>How records stand: the words for it, and the columns that say it.</summary>
internal static class States
{
    private static readonly FrozenSet<string> Headers = WordLists.Of("state_headers");

    /// <summary>The status that a word asks for; null where it asks for none.</summary>
    public static ActionStatus? Of(Sense sense) =>
        sense switch
        {
            Sense.Overdue => ActionStatus.Overdue,
            Sense.Open => ActionStatus.Open,
            Sense.Closed => ActionStatus.Closed,
            Sense.Late => ActionStatus.ClosedLate,
            Sense.OnTime => ActionStatus.ClosedOnTime,
            _ => null,
        };

    /// <summary>Whether a column says how its rows stand.</summary>
    public static bool IsState(ColumnProfile column) => NameWords.Split(column.Name).Any(Headers.Contains);

    /// <summary>
    /// Whether a sheet's rows can stand so, by the roles of its dates, as the compiler reads them: overdue and late need a due date, open
    /// and closed a closing date.
    /// </summary>
    public static bool CanStand(SheetProfile sheet, ActionStatus status)
    {
        var closed = sheet.Columns.Any(column => column.DateRole == DateRole.Closed);
        return status is ActionStatus.Open or ActionStatus.Closed
            ? closed || sheet.Columns.Any(column => IsState(column) && StatusWords.Closing(column).Count > 0)
            : sheet.Columns.Any(column => column.DateRole == DateRole.Due) && (closed || sheet.Columns.Any(IsState));
    }
}
