using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts.Amounts;

/// <summary>Numbers beside a column are conditions on it; comparisons without one stay free for figures of groups.</summary>
internal static class NumberParts
{
    private const int Reach = 4;
    private const int MostParaphrased = 7;

    public static void Add(Draft draft, HashSet<Item> attached)
    {
        foreach (var comparison in draft.Question.Comparisons.Where(comparison => !IsOfAName(draft, comparison)))
        {
            var isOfRecords = IsOfRecords(draft, comparison);
            if (isOfRecords && comparison is { Op: ">=", Value: 1 })
                draft.Ledger.Use(comparison.Start, comparison.End);
            else if (
                !comparison.IsTimes
                && !isOfRecords
                && Column(draft, comparison.Start, comparison.End) is { } item
                && !IsMeasured(draft, item)
                && Condition(draft, item, comparison) is { } predicate
            )
                Attach(draft, attached, item, predicate, comparison.Start, comparison.End, "compared");
            else
                draft.FreeComparisons.Add(comparison);
        }

        // "severity 4 or 5": the second number is of the same column.
        (Item Item, int At)? last = null;
        for (var at = 0; at < draft.Question.Tokens.Count; at++)
        {
            if (IsFreeNumber(draft, at))
                last = Equal(draft, attached, at, last) ?? last;
        }
    }

    private static bool IsOfAName(Draft draft, ComparisonMention comparison) =>
        Enumerable
            .Range(comparison.Start, comparison.End - comparison.Start)
            .Any(at => draft.Question.Tokens[at].Number is not null && draft.Cues.ItemAt(at) is not null);

    /// <summary>A number that is no name, no bound and no rank; "where one is given" counts nothing.</summary>
    private static bool IsFreeNumber(Draft draft, int at) =>
        draft.Question.Tokens[at] is { Number: not null } token
        && draft.Cues.ItemAt(at) is null
        && !draft.Ledger.IsUsed(at)
        && !IsInComparison(draft, at)
        && !IsRank(draft, at)
        && (token is not { Kind: TokenKind.Word, Lower: "one" } || draft.Question.Is(at - 1, "exactly", "only", "just"));

    /// <summary>Makes a number the value of the column beside it, or of the one the number before it is of; null for neither.</summary>
    private static (Item Item, int At)? Equal(Draft draft, HashSet<Item> attached, int at, (Item Item, int At)? last)
    {
        var token = draft.Question.Tokens[at];
        if (
            last is { } before
            && before.At == at - 2
            && draft.Question.Is(at - 1, "or", "and", ",", "/")
            && Equal(draft, before.Item, token.Number!.Value, token.Text) is { } further
        )
        {
            Attach(draft, attached, before.Item, further, at, at + 1, "equal", alone: true);
            return (before.Item, at);
        }

        if (
            (Column(draft, at, at + 1, near: 2) ?? BehindNext(draft, at)) is not { } item
            || Equal(draft, item, token.Number!.Value, token.Text) is not { } predicate
        )
            return null;
        Attach(draft, attached, item, predicate, at, at + 1, "equal");
        return (item, at);
    }

    /// <summary>"4 or 5 for seriousness": the first number is of the column that the second stands beside.</summary>
    private static Item? BehindNext(Draft draft, int at) =>
        draft.Question.Is(at + 1, "or", "/", ",")
        && at + 2 < draft.Question.Tokens.Count
        && draft.Question.Tokens[at + 2].Number is not null
            ? Column(draft, at + 2, at + 3, near: 2)
            : null;

    /// <summary>"at least 20 incidents": whether what is bounded are the records.</summary>
    public static bool IsOfRecords(Draft draft, ComparisonMention comparison)
    {
        var tokens = draft.Question.Tokens;
        if (
            draft.Question.Names.Any(name =>
                name is { Kind: TermKind.Column, Words: > 1, Coverage: >= 0.5, Match: <= MatchKind.Stem }
                && name.Start <= comparison.End
                && comparison.End < name.End
            )
        )
            return false;
        // "100 requests or more"
        if (
            Enumerable
                .Range(comparison.Start, comparison.End - comparison.Start)
                .Any(inside => tokens[inside].Kind == TokenKind.Word && draft.IsRecordNoun(inside))
        )
            return true;
        // "at least one failed test": what stands between is said of them.
        var at = comparison.End;
        while (
            draft.Cues.ItemAt(at) is { } said
            && (said.Name is { Kind: TermKind.Value } || BlankRoles.CountsRecordsWithSome(draft, said))
        )
            at = said.End;
        // "more than 8 workers" bounds the column Workers, where there is one.
        if (
            at >= tokens.Count
            || draft.Question.Names.Any(name =>
                name is { Kind: TermKind.Column, Coverage: >= 0.5 }
                && name.Start == at
                && Numbers.IsMeasure(name.Column!)
                && !name.Column!.IsIdentifier
            )
        )
            return false;
        return draft.IsRecordNoun(at);
    }

    /// <summary>"an average score under 85" bounds the figure of a group, not the score of a record.</summary>
    private static bool IsMeasured(Draft draft, Item item) =>
        draft.Cues.OperatorBefore(item.Start, 1) is { Sense: Sense.Mean or Sense.Median or Sense.Total }
        && !draft.Question.Tokens.Take(item.Start).Any(token => token.Is("above", "below"));

    /// <summary>Whether a number says how many of a ranking: "top 5", "five costliest", "the 3 latest".</summary>
    public static bool IsRank(Draft draft, int at) =>
        draft.Question.Operators.Any(op =>
            op.Sense
                is Sense.Top
                    or Sense.Bottom
                    or Sense.Most
                    or Sense.Least
                    or Sense.Latest
                    or Sense.Earliest
                    or Sense.Maximum
                    or Sense.Minimum
                    or Sense.List
            && !draft.Cues.Covered(op)
            && (
                op.End == at
                || (op.Start == at + 1)
                || (op.Start == at + 2 && draft.Question.Is(at + 1, "most", "single"))
                || (op.End == at - 1 && draft.Question.Is(at - 1, "the", "first"))
                // "which five zip codes have the most", "the three areas with the fewest"
                || (op.Start > at + 1 && op.Sense is not Sense.List && draft.Question.Is(at - 1, "which", "what", "the"))
            )
        );

    private static bool IsInComparison(Draft draft, int at) =>
        draft.Question.Comparisons.Any(comparison => comparison.Start <= at && at < comparison.End);

    private static void Attach(
        Draft draft,
        HashSet<Item> attached,
        Item item,
        Predicate predicate,
        int start,
        int end,
        string how,
        bool alone = false
    )
    {
        attached.Add(item);
        draft.Ledger.Use(item.Start, item.End);
        draft.Ledger.Use(start, end);
        UseRest(draft, item, Math.Min(start, item.Start));
        var negated = Negations.Take(draft, Math.Min(start, item.Start));
        draft.Parts.Add(
            new Part(predicate, alone ? start : Math.Min(start, item.Start), alone ? end : Math.Max(end, item.End))
            {
                IsNegated = negated,
                Column = item.Name!.Column,
                Field = draft.FieldOf(item.Name.Sheet, item.Name.Column!),
            }
        );
        draft.Features.Add($"number:{how}");
        var (first, distance) = item.Start < start ? ("column first", start - item.End) : ("number first", item.Start - end);
        draft.Features.Add($"number:{how}:{first}:{Math.Min(3, distance)}");
    }

    /// <summary>"lost more than 5 days": the other word of Lost Days stands before the number.</summary>
    public static void UseRest(Draft draft, Item item, int start)
    {
        var words = NameWords.Split(item.Name!.Column!.Name).Select(Stemmer.Stem).ToHashSet(StringComparer.Ordinal);
        for (var at = Math.Max(0, start - Reach); at < start; at++)
        {
            if (words.Contains(draft.Question.Tokens[at].Stem) && draft.Cues.ItemAt(at) is null && draft.Question.IsContent(at))
                draft.Ledger.Use(at, at + 1);
        }
    }

    /// <summary>The column that a number at a place is about: behind it, else before it.</summary>
    private static Item? Column(Draft draft, int start, int end, int near = Reach)
    {
        var columns = draft
            .Items.Where(item =>
                item.Name is { Kind: TermKind.Column } name
                && (name.Column!.Kind.IsNumeric() || name.Column.Kind == ColumnKind.Duration || name.Column.Kind.IsText())
            )
            .ToList();
        var behind = columns
            .Where(item => item.Start >= end - 1 && item.Start - end <= 2 && Open(draft, end, item.Start))
            .OrderBy(item => item.Start)
            .FirstOrDefault();
        var before = columns
            .Where(item => item.End <= start && start - item.End <= near && Open(draft, item.End, start))
            .OrderByDescending(item => item.End)
            .FirstOrDefault();
        if (before is not null && start - before.End <= 1)
            return before;
        return behind ?? before ?? InParentheses(draft, end);
    }

    /// <summary>"more than 1,000 people on the ground (Personnel)": who writes the column behind its paraphrase names it.</summary>
    private static Item? InParentheses(Draft draft, int end)
    {
        var item = draft.Items.FirstOrDefault(item => item.Start > end);
        if (
            item?.Name is not { Kind: TermKind.Column, IsWhole: true, Match: <= MatchKind.Stem }
            || item.Start - end > MostParaphrased
            || !draft.Question.Is(item.Start - 1, "(")
            || !draft.Question.Is(item.End, ")")
        )
            return null;
        draft.Ledger.Use(end, item.Start);
        draft.Features.Add("number:column in parentheses");
        return item;
    }

    private static bool Open(Draft draft, int from, int to) =>
        to <= from
        || Enumerable
            .Range(from, to - from)
            .All(at =>
                draft.Cues.ItemAt(at) is null
                && (
                    StopWords.IsEmpty(draft.Question.Tokens[at])
                    || StopWords.IsSoft(draft.Question.Tokens[at])
                    || FunctionWords.Has(draft.Question.Tokens[at])
                )
            );

    private static Predicate? Condition(Draft draft, Item item, ComparisonMention comparison)
    {
        var column = item.Name!.Column!;
        var field = draft.FieldOf(item.Name.Sheet, column);
        // "at least 20 incidents" bounds how many they are, not their numbers.
        if (column.IsIdentifier || CodeColumns.IsNumberOfThings(column))
            return null;
        // "longer than 30 minutes" is no weight in kilograms.
        if (comparison.Unit is not null && !TimeUnits.Measures(column))
            return null;
        // "more than one product": how many of them the cell lists.
        if (column.Kind == ColumnKind.List)
            return comparison.Unit is null && Op(comparison.Op) is { } size
                ? new CompareValue(new ItemCount(field), size, comparison.Value)
                : null;
        if (column.Kind.IsText())
            return Grade(column, comparison.Value) is { } grade
                && Op(comparison.Op) is { } op
                && Scales.Of(column) is var scale
                && !Scales.HoldsAlways(scale, op, grade)
                ? new OnScale(field, op, grade, scale)
                : null;
        var operand = new ColumnValue(field);
        return comparison.Op == "between"
                ? new AllOf([
                    new CompareValue(operand, CompareOp.Ge, comparison.Value),
                    new CompareValue(operand, CompareOp.Le, comparison.High),
                ])
            : Op(comparison.Op) is { } known ? new CompareValue(operand, known, comparison.Value)
            : null;
    }

    private static Predicate? Equal(Draft draft, Item item, double number, string text)
    {
        var column = item.Name!.Column!;
        var field = draft.FieldOf(item.Name.Sheet, column);
        if (column.Kind.IsNumeric())
            return new CompareValue(new ColumnValue(field), CompareOp.Eq, number);
        if (Grade(column, number) is { } grade)
            return new OneOf(field, [grade]);
        var value = column.Values.FirstOrDefault(value => value.Value.Trim().Equals(text, StringComparison.OrdinalIgnoreCase));
        // "events on the three machines": an id is written in digits.
        return value is not null ? new OneOf(field, [value.Value])
            : column.IsIdentifier && text.Any(char.IsDigit) ? new OneOf(field, [text])
            : null;
    }

    /// <summary>"level 4" is IV, Level 4 or 4, whatever the column writes.</summary>
    private static string? Grade(ColumnProfile column, double number) =>
        Scales
            .Of(column)
            .FirstOrDefault(value =>
                NumberWords.Roman(value.Trim()) == (int)number
                || (
                    value.Trim().EndsWith(number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    && !char.IsAsciiDigit(value.Trim() is { Length: > 1 } long1 ? long1[^2] : 'x')
                )
            );

    public static CompareOp? Op(string op) =>
        op switch
        {
            ">" => CompareOp.Gt,
            ">=" => CompareOp.Ge,
            "<" => CompareOp.Lt,
            "<=" => CompareOp.Le,
            "=" => CompareOp.Eq,
            _ => null,
        };
}
