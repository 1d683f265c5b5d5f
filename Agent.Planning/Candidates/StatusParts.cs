using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>Open, overdue, closed late: conditions on sheets whose rows can stand so.</summary>
internal static class StatusParts
{
    private static readonly FrozenSet<string> Due = WordLists.Of("due_headers");
    private static readonly FrozenSet<string> Closed = WordLists.Of("closed_headers");

    public static void Add(Draft draft)
    {
        foreach (var op in draft.Question.Operators)
        {
            if (Of(op.Sense) is not { } known || draft.Cues.Covered(op) || !CanStand(draft.Sheet, known))
                continue;
            var negated = Negations.Take(draft, op.Start);
            draft.Ledger.Use(op);
            draft.Parts.Add(new Part(new HasStatus(known), op.Start, op.End) { IsNegated = negated });
            draft.Features.Add($"status:{known}");
        }
    }

    /// <summary>The status that a sense says; null for none.</summary>
    public static ActionStatus? Of(Sense sense) => sense switch
    {
        Sense.Overdue => ActionStatus.Overdue,
        Sense.Open => ActionStatus.Open,
        Sense.Closed => ActionStatus.Closed,
        Sense.Late => ActionStatus.ClosedLate,
        Sense.OnTime => ActionStatus.ClosedOnTime,
        _ => null,
    };

    /// <summary>Overdue and late need a due date; open and closed a closing date.</summary>
    public static bool CanStand(SheetProfile sheet, ActionStatus status)
    {
        var closed = sheet.Columns.Any(column => column.Kind.IsDate() && Has(column, Closed));
        var due = sheet.Columns.Any(column => column.Kind.IsDate() && Has(column, Due));
        return status is ActionStatus.Open or ActionStatus.Closed
            ? closed
            : due && (closed || sheet.Columns.Any(column => NameWords.Split(column.Name).Contains("status")));
    }

    private static bool Has(ColumnProfile column, FrozenSet<string> words) => NameWords.Split(column.Name).Any(words.Contains);
}
