using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>Open, overdue, closed late: conditions on sheets whose rows can stand so.</summary>
internal static class StatusParts
{
    public static void Add(Draft draft)
    {
        foreach (var op in draft.Question.Operators)
        {
            if (
                States.Of(op.Sense) is not { } known
                || draft.Cues.Covered(op)
                || !States.CanStand(draft.Sheet, known)
                || IsValueOfAKind(draft, op)
            )
                continue;
            var negated = Negations.Take(draft, op.Start);
            draft.Ledger.Use(op);
            UseNoun(draft, op);
            draft.Parts.Add(new Part(new HasStatus(known), op.Start, op.End) { IsNegated = negated });
            draft.Features.Add($"status:{known}");
        }

        SaidWithAState(draft);
        PastDate(draft);
        OwnWord(draft);
        SaidAgain(draft);
    }

    /// <summary>"the late shift", "Day or Late": the shift called Late, where there is one.</summary>
    private static bool IsValueOfAKind(Draft draft, OperatorMention op) =>
        draft.Question.Names.Any(name =>
            name.Start == op.Start
            && name.End == op.End
            && ReferenceEquals(name.Sheet, draft.Sheet)
            && MeantValues.IsMeant(draft.Question, name)
        );

    /// <summary>"open or in progress": what is in progress is open.</summary>
    private static void SaidWithAState(Draft draft)
    {
        if (draft.Parts.Find(part => part is { Predicate: HasStatus { Status: ActionStatus.Open }, IsNegated: false }) is not { } open)
            return;
        draft.Parts.RemoveAll(part =>
            part is { Predicate: OneOf { Values: var values }, IsNegated: false, Column: { } column }
            && States.IsState(column)
            && !StatusWords.Closing(column).Any(closing => values.Contains(closing))
            && (
                (part.Start - open.End == 1 && draft.Question.Is(open.End, "or", "/"))
                || (open.Start - part.End == 1 && draft.Question.Is(part.End, "or", "/"))
            )
        );
    }

    /// <summary>"past their fix-by date", "beyond the target": past what the sheet calls its due date, and so open still.</summary>
    private static void PastDate(Draft draft)
    {
        if (!States.CanStand(draft.Sheet, ActionStatus.Overdue))
            return;
        foreach (
            var item in draft.Items.Where(item =>
                item.Name is { Kind: TermKind.Column, Column.DateRole: DateRole.Due } name && ReferenceEquals(name.Sheet, draft.Sheet)
            )
        )
        {
            var at = item.Start - 1;
            while (draft.Question.Is(at, "the", "their", "its", "a"))
                at--;
            var isRunOver = draft.Question.Is(at, "over", "past") && draft.Question.Is(at - 1, "run", "ran", "gone", "going", "went");
            if (!(isRunOver || draft.Question.Is(at, "past", "beyond")) || draft.Ledger.IsUsed(at))
                continue;
            if (isRunOver)
                at--;
            var negated = Negations.Take(draft, at);
            draft.Ledger.Use(at, item.End);
            draft.Parts.RemoveAll(part => part is { Predicate: HasStatus { Status: ActionStatus.Open }, IsNegated: false });
            draft.Parts.Add(new Part(new HasStatus(ActionStatus.Overdue), at, item.End) { IsNegated = negated });
            draft.Features.Add($"status:{ActionStatus.Overdue}");
            draft.Features.Add("status:past its date");
        }
    }

    /// <summary>"fixed items that were fixed in time": where a status is said, the closing date's own verb says no more.</summary>
    private static void SaidAgain(Draft draft)
    {
        if (
            !draft.Parts.Exists(part => part.Predicate is HasStatus { Status: ActionStatus.ClosedLate or ActionStatus.ClosedOnTime })
            || draft.Sheet.Columns.FirstOrDefault(column => column.DateRole == DateRole.Closed) is not { } closed
        )
            return;
        var stems = DateNames.Stems(closed);
        for (var at = 0; at < draft.Question.Tokens.Count; at++)
        {
            if (
                stems.Contains(draft.Question.Tokens[at].Stem)
                && draft.Question.Tokens[at].Lower.EndsWith("ed", StringComparison.Ordinal)
                && draft.Cues.ItemAt(at) is null or { Name.Kind: TermKind.Column }
            )
                draft.Ledger.Use(at, at + 1);
        }
    }

    /// <summary>"overdue reviews", "forms still open": what is due or closed is named by the header of its date.</summary>
    private static void UseNoun(Draft draft, OperatorMention op)
    {
        var words = draft
            .Sheet.Columns.Where(column => column.DateRole is DateRole.Due or DateRole.Closed)
            .SelectMany(column => NameWords.Split(column.Name))
            .Select(Stemmer.Stem)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var at in (int[])[op.End, op.End + 1, op.Start - 1, op.Start - 2, op.Start - 3])
        {
            if (
                at >= 0
                && at < draft.Question.Tokens.Count
                && words.Contains(draft.Question.Tokens[at].Stem)
                && draft.Question.IsContent(at)
                && draft.Cues.ItemAt(at) is null or { Name: { Kind: TermKind.Column, IsWhole: false } }
            )
                draft.Ledger.Use(at, at + 1);
        }
    }

    /// <summary>"unfixed", "not yet repaired" on a sheet whose closing date is Fixed on or Repaired: open.</summary>
    private static void OwnWord(Draft draft)
    {
        if (draft.Sheet.Columns.FirstOrDefault(column => column.DateRole == DateRole.Closed) is not { } closed)
            return;
        var stems = DateNames.Stems(closed);
        var tokens = draft.Question.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (draft.Ledger.IsUsed(at) || draft.Cues.ItemAt(at) is { Time: not null } || tokens[at].Lower.Length < 5)
                continue;
            var isUndone =
                tokens[at].Lower.StartsWith("un", StringComparison.Ordinal) && stems.Contains(Stemmer.Stem(tokens[at].Lower[2..]));
            var not = draft.Question.Is(at - 1, "yet", "been") ? at - 2 : at - 1;
            var isNotDone = stems.Contains(tokens[at].Stem) && draft.Question.Is(not, "not", "never") && !draft.Ledger.IsUsed(not);
            if (!isUndone && !isNotDone)
                continue;
            var from = isNotDone ? not : at;
            draft.Ledger.Use(from, at + 1);
            draft.Parts.Add(new Part(new HasStatus(ActionStatus.Open), from, at + 1));
            draft.Features.Add("status:open by its own word");
        }
    }
}
