using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts.Amounts;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>"no owner", "with a due date", "no turbine filled in": a column that is asked for being blank or filled.</summary>
internal static class BlankRoles
{
    /// <summary>The roles; none where neither is asked for.</summary>
    public static IEnumerable<Func<Draft, Draft>> Of(Draft draft, Item item)
    {
        if (Blankness(draft, item) is not { } isBlank || (!isBlank && SaysMore(draft, item)))
            yield break;
        // "had any evacuations" of a column of yes and no asks for the yes.
        if (!isBlank && Flags.IsFlag(item.Name!.Column!))
            yield break;
        if (isBlank || !IsMoreThanNone(draft, item))
            yield return next => Blank(next, item, isBlank, false);
        if (item.Name!.Column!.Kind.IsNumeric())
            yield return next => Blank(next, item, isBlank, true);
    }

    /// <summary>"had a due date": what is said with its article is no name of a time, a group or a column to show.</summary>
    public static bool SaysThereIsOne(Draft draft, Item item) =>
        IsSaidWithArticle(draft, item.Start) && !draft.Question.Times.Any(time => time.Start - item.End is >= 0 and <= 3);

    /// <summary>Whether "with a", "had an" or the like stands before a place.</summary>
    public static bool IsSaidWithArticle(Draft draft, int at) =>
        draft.Question.Is(at - 1, "a", "an", "any") && draft.Question.Is(at - 2, "with", "without", "has", "have", "had", "having");

    /// <summary>"fatal cases": whether a column that counts something is said of the records: those with at least one.</summary>
    public static bool CountsRecordsWithSome(Draft draft, Item item) =>
        item.Name is { Kind: TermKind.Column } && IsMoreThanNone(draft, item) && IsSaidOfRecords(draft, item);

    /// <summary>
    /// "with potential severity 5" says which one, "the five costliest with their area and cost" what is shown: not that there is one.
    /// </summary>
    private static bool SaysMore(Draft draft, Item item) =>
        (item.End < draft.Question.Tokens.Count && draft.Question.Tokens[item.End].Number is not null)
        || (
            draft.Question.Is(item.Start - 1, "with")
            && draft.Has(Sense.List, Sense.Maximum, Sense.Minimum, Sense.Latest, Sense.Earliest)
            && Enumerable.Range(0, item.Start).Any(at => draft.Question.Tokens[at].Number is not null && NumberParts.IsRank(draft, at))
        );

    /// <summary>"had lost days" of a number that may be zero: more than none, not a cell with something in it.</summary>
    private static bool IsMoreThanNone(Draft draft, Item item) =>
        Numbers.IsMeasure(item.Name!.Column!)
        && item.Name.Column!.Min == "0"
        && !draft.Question.Operators.Any(op => op.Sense == Sense.Given && op.Start >= item.End && op.Start - item.End <= 2);

    /// <summary>"fatal cases", and "that cost anything at all".</summary>
    private static bool SaysSome(Draft draft, Item item) =>
        SaysSomeOf(draft, item) is not null || draft.Question.Is(item.End, "anything", "something");

    /// <summary>
    /// "fatal cases", "ended in a fatality": records that a column of numbers counts at least one of; where the words that say so begin,
    /// null where none do.
    /// </summary>
    private static int? SaysSomeOf(Draft draft, Item item)
    {
        var question = draft.Question;
        var at = item.Start;
        while (question.Is(at - 1, "a", "an", "any", "some"))
            at--;
        if (question.Is(at - 1, "in", "to") && question.Is(at - 2, "resulting", "resulted", "result", "ended", "ending", "led", "leading"))
            return at - 2;
        if (question.Is(at - 1, "involving", "involved", "involve", "causing", "caused"))
            return at - 1;
        return IsSaidOfRecords(draft, item) ? item.Start : null;
    }

    /// <summary>"fatal cases": one word of the name, not the name as it is written, right before the noun of the records.</summary>
    private static bool IsSaidOfRecords(Draft draft, Item item) =>
        item.End - item.Start == 1
        && item.Name is { Kind: TermKind.Column, Column: { } column }
        && !column.IsIdentifier
        && !CodeColumns.IsNumberOfThings(column)
        && item.End < draft.Question.Tokens.Count
        && draft.IsRecordNoun(item.End);

    /// <summary>Whether a blank (true) or a filled cell (false) is asked for; null for neither.</summary>
    private static bool? Blankness(Draft draft, Item item)
    {
        var before = NotNaming(draft, item) ?? draft.Cues.OperatorBefore(item.Start, 2);
        if (before is { Sense: Sense.Without or Sense.Blank or Sense.Negation or Sense.Neither })
            return true;
        var after = draft.Question.Operators.FirstOrDefault(op =>
            op.Start >= item.End && op.Start - item.End <= 2 && !draft.Cues.Covered(op)
        );
        if (after is { Sense: Sense.Blank or Sense.Without })
            return true;
        if (after is { Sense: Sense.Given } && NegationBefore(draft, item) is not null)
            return true;
        if (
            after is { Sense: Sense.Given }
            || (IsMoreThanNone(draft, item) && SaysSome(draft, item))
            || draft.Question.Is(item.Start - 1, "with", "have", "has", "having", "had")
            || (
                draft.Question.Is(item.Start - 2, "with", "have", "has", "had", "a")
                && draft.Question.Is(item.Start - 1, "a", "an", "any", "some")
            )
        )
            return false;
        return null;
    }

    /// <summary>"do not name a supervisor", "doesn't state the cause": the negation of the verb.</summary>
    private static OperatorMention? NotNaming(Draft draft, Item item)
    {
        var at = item.Start - 1;
        while (draft.Question.Is(at, "a", "an", "any", "the", "its", "their"))
            at--;
        return draft.Question.Is(at, "name", "have", "give", "state", "mention", "record", "list", "show", "say", "carry", "contain")
            ? draft.Question.Operators.FirstOrDefault(op => op.Sense == Sense.Negation && op.End == at && !draft.Cues.Covered(op))
            : null;
    }

    /// <summary>
    /// "no crossing id filled in", "the due date is not filled in": the negation that turns what is said of a filled cell.
    /// </summary>
    private static OperatorMention? NegationBefore(Draft draft, Item item) =>
        draft.Question.Operators.LastOrDefault(op =>
            op.Sense is Sense.Negation or Sense.Without
            && op.End <= item.Start
            && item.Start - op.End <= 4
            && !draft.Cues.Covered(op)
            && !draft.Ledger.IsUsed(op.Start)
            && Enumerable.Range(op.End, item.Start - op.End).All(at => draft.Cues.ItemAt(at) is null && !draft.Question.Is(at, ",", ";"))
        );

    private static Draft Blank(Draft next, Item item, bool isBlank, bool zeroToo)
    {
        var column = item.Name!.Column!;
        var field = next.FieldOf(item.Name.Sheet, column);
        var op = Asking(next, item);
        if (op is not null)
            next.Ledger.Use(op);
        if (isBlank)
            isBlank = !UseWhatSaysItAgain(next, item, op);
        next.Ledger.Use((isBlank ? null : SaysSomeOf(next, item)) ?? item.Start, item.End);
        // "with no lost days": a number may be none by a zero, too.
        Predicate predicate = new IsBlank(field);
        if (zeroToo)
            predicate = new AnyOf([predicate, new CompareValue(new ColumnValue(field), CompareOp.Eq, 0)]);
        next.Parts.Add(
            new Part(predicate, item.Start, item.End)
            {
                Field = field,
                Column = column,
                IsNegated = !isBlank,
            }
        );
        next.Features.Add($"blank:{(isBlank ? "is" : "is not")}:{op?.Sense.ToString() ?? "with"}");
        Describe(next, item, zeroToo);
        return next;
    }

    private static OperatorMention? Asking(Draft draft, Item item) =>
        (NotNaming(draft, item) ?? draft.Cues.OperatorBefore(item.Start, 2))
            is { Sense: Sense.Without or Sense.Blank or Sense.Negation or Sense.Neither } before
            ? before
            : draft.Question.Operators.FirstOrDefault(op =>
                op.Start >= item.End && op.Start - item.End <= 2 && op.Sense is Sense.Blank or Sense.Without or Sense.Given
            );

    /// <summary>
    /// Uses what says the blank again, "no turbine filled in", and what turns it: "leaving out rows without a cause" keeps those that have
    /// one.
    /// </summary>
    /// <returns>Whether it is turned.</returns>
    private static bool UseWhatSaysItAgain(Draft next, Item item, OperatorMention? op)
    {
        if (op is { Sense: Sense.Given } && NegationBefore(next, item) is { } negation)
            next.Ledger.Use(negation);
        if (
            next.Question.Operators.FirstOrDefault(given =>
                given.Sense is Sense.Given or Sense.Blank && given.Start >= item.End && given.Start - item.End <= 2
            ) is
            { } again
        )
            next.Ledger.Use(again);
        if (
            op is not { Sense: Sense.Without or Sense.Blank }
            || next.Question.Operators.FirstOrDefault(outer =>
                outer.Sense == Sense.Except
                && !next.Ledger.IsUsed(outer.Start)
                && (Math.Min(op.Start, item.Start) - outer.End is >= 0 and <= 3 || outer.Start - item.End is >= 0 and <= 1)
            )
                is not { } except
        )
            return false;
        next.Ledger.Use(except);
        return true;
    }

    private static void Describe(Draft next, Item item, bool zeroToo)
    {
        var (column, isFull) = (item.Name!.Column!, item.Name.Column!.Filled == item.Name.Sheet.Rows);
        if (column.Kind.IsNumeric())
            next.Features.Add($"blank:{(zeroToo ? "zero too" : "zero not")}:{(isFull ? "full" : "has blanks")}");
        next.Features.Add(column.Filled < item.Name.Sheet.Rows || column.Kind.IsNumeric() ? "blank:some are" : "blank:none is");
        next.Features.Add($"column:{item.Name.Match}");
    }
}
