using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>Values that are named are conditions.</summary>
internal static class ValueParts
{
    private static readonly FrozenSet<string> MissingHeaders = WordLists.Of("missing_headers");

    public static void Add(Draft draft, HashSet<Item> attached)
    {
        foreach (var item in draft.Items.Where(item => item.Name is { Kind: TermKind.Value }))
        {
            var name = item.Name!;
            var field = draft.FieldOf(name.Sheet, name.Column!);
            // "no gloves" of a column Missing PPE is what the column says.
            var negated = Negations.Take(draft, item.Start, name.Column) && !SaysMissing(name.Column!);
            var said = Text(draft, item);
            Joined(draft, item);
            var isText = IsPartOfText(name);
            var bound = isText ? null : Bound(draft, item, field);
            draft.Parts.Add(
                new Part(
                    bound is not null ? bound
                        : isText ? (Predicate)new ContainsText(field, said)
                        : new OneOf(field, Flags.WithAlike(name.Column!, name.Values)),
                    item.Start,
                    item.End
                )
                {
                    Field = field,
                    Column = name.Column,
                    Label = name.Values.Count == 1 && !isText ? name.Values[0] : said,
                    IsNegated = negated,
                }
            );
            draft.Ledger.Use(item.Start, item.End);
            // "the late shift" of a column called Rota.
            if (MeantValues.IsKind(draft.Question, item.End) && name.IsWhole && draft.Cues.ItemAt(item.End) is null)
                draft.Ledger.Use(item.End, item.End + 1);
            // "came by fax" groups by nothing.
            if (
                draft.Question.Operators.FirstOrDefault(op =>
                    op.Sense == Sense.By
                    && (op.End == item.Start || (op.End == item.Start - 1 && draft.Question.Is(op.End, "a", "an", "the")))
                    && draft.Question.Is(op.Start, "by", "per", "across")
                ) is
                { } by
            )
                draft.Ledger.Use(by);
            Describe(draft, item);
            if (isText)
                draft.Features.Add("value:in a text");
            foreach (var column in Neighbours(draft, item))
            {
                attached.Add(column);
                draft.Ledger.Use(column.Start, column.End);
                UseBy(draft, column, item);
                draft.Features.Add("value:column said");
                draft.Features.Add(column.Name!.IsWhole ? "value:column said whole" : "value:column said in part");
            }

            if (IsSaidOfAnother(draft, item))
                draft.Features.Add("value:another column said");
        }
    }

    /// <summary>"reported by a midwife": the "by" of Reported by groups nothing.</summary>
    private static void UseBy(Draft draft, Item column, Item value)
    {
        if (
            NameWords.Split(column.Name!.Column!.Name).Contains("by", StringComparer.Ordinal)
            && draft.Question.Operators.FirstOrDefault(op => op.Sense == Sense.By && op.Start >= column.End && op.End <= value.Start)
                is { } by
        )
            draft.Ledger.Use(by);
    }

    private static bool SaysMissing(ColumnProfile column) =>
        NameWords.Split(column.Name) is [{ } first, ..] && MissingHeaders.Contains(first);

    /// <summary>"near misses or first aid cases": values joined by a word are mostly of one column.</summary>
    private static void Joined(Draft draft, Item item)
    {
        if (
            draft.Parts.LastOrDefault() is { Column: { } column, Predicate: OneOf } last
            && item.Start - last.End is 1 or 2
            && draft.Question.Is(item.Start - 1, "or", "and", "nor", ",", "/", "versus")
        )
        {
            var whose = ReferenceEquals(column, item.Name!.Column) ? "same" : "other";
            draft.Features.Add($"value:joined by {draft.Question.Tokens[item.Start - 1].Lower}:{whose} column");
        }
    }

    /// <summary>
    /// "level II or higher", "at least major": a bound on the scale of the column; null where none is said or the column has no scale.
    /// </summary>
    private static OnScale? Bound(Draft draft, Item item, Field field)
    {
        if (item.Name is not { IsWhole: true, Values: [var grade] } name || Scales.Of(name.Column!) is not { Count: > 1 } scale)
            return null;
        var question = draft.Question;
        CompareOp? op = question.Is(item.End, "or", "and")
            ? question.Is(item.End + 1, "higher", "more", "above", "worse", "greater", "over", "up", "beyond", "heavier")
                ? CompareOp.Ge
                : question.Is(item.End + 1, "lower", "less", "below", "under", "lighter", "better")
                    ? CompareOp.Le
                    : null
            : null;
        if (op is not null)
            draft.Ledger.Use(item.End, item.End + 2);
        else if (question.Is(item.Start - 2, "at") && question.Is(item.Start - 1, "least", "most"))
        {
            op = question.Is(item.Start - 1, "least") ? CompareOp.Ge : CompareOp.Le;
            draft.Ledger.Use(item.Start - 2, item.Start);
        }
        else if (
            question.Is(item.Start - 1, "than") && question.Is(item.Start - 2, "worse", "higher", "greater", "more", "lower", "better")
        )
        {
            op = question.Is(item.Start - 2, "lower", "better") ? CompareOp.Lt : CompareOp.Gt;
            draft.Ledger.Use(item.Start - 2, item.Start);
        }
        else if (question.Is(item.Start - 1, "above", "over", "exceeding", "below", "under"))
        {
            op = question.Is(item.Start - 1, "below", "under") ? CompareOp.Lt : CompareOp.Gt;
            draft.Ledger.Use(item.Start - 1, item.Start);
        }

        if (op is not { } known)
            return null;
        draft.Features.Add("value:bound on a scale");
        return new OnScale(field, known, grade, scale);
    }

    /// <summary>
    /// A word of texts that are too many or too long to be values of a list: the texts that have it are meant, not one of them.
    /// </summary>
    private static bool IsPartOfText(Mentions.SchemaMention name) =>
        !name.IsWhole
        && name.Match <= MatchKind.Stem
        && name.Column is { Kind: ColumnKind.Text } column
        && (!column.ValuesComplete || (column.MeanLength > 25 && column.Distinct > 50));

    private static string Text(Draft draft, Item item) =>
        string.Join(' ', draft.Question.Tokens.Skip(item.Start).Take(item.End - item.Start).Select(token => token.Text));

    private static string Share(double share) =>
        share switch
        {
            > 0.95 => "all",
            > 0.75 => "most",
            > 0.3 => "many",
            > 0.02 => "some",
            _ => "few",
        };

    /// <summary>Whether a plural stands where the thing that is counted stands: "how many fires", "number of spills".</summary>
    public static bool IsCountedNoun(Draft draft, Item item) =>
        item.End - item.Start == 1
        && draft.Question.Tokens[item.Start].Lower != draft.Question.Tokens[item.Start].Singular
        && draft.Cues.Before(item.Start)
            is "Count"
                or "Distinct"
                or "start"
                or "none"
                or "Which"
                or "List"
                or "Share"
                or "Mean"
                or "Most"
                or "Least";

    /// <summary>"near miss incidents": whether the word for the records stands right behind.</summary>
    public static bool IsBeforeNoun(Draft draft, Item item) =>
        item.End < draft.Question.Tokens.Count
        && draft.Cues.ItemAt(item.End) is null or { Name.Kind: TermKind.Sheet }
        && draft.IsRecordNoun(item.End);

    private static void Describe(Draft draft, Item item)
    {
        var name = item.Name!;
        var coverage =
            name.IsWhole ? "whole"
            : name.Values.Count > 1 ? "shared part"
            : name.Coverage >= 0.6 ? "most"
            : "part";
        draft.Features.Add($"value:{coverage}");
        draft.Features.Add($"value:{name.Match}");
        draft.Features.Add($"value:{coverage}:{name.Match}:{(name.Words > 1 ? "words" : "word")}");
        draft.Features.Add(
            $"value:of {(name.Column!.Distinct switch { <= 12 => "few", <= 100 => "some", <= 1000 => "many", _ => "thousands" })}"
        );
        if (IsBeforeNoun(draft, item))
            draft.Features.Add($"value:{coverage}:before the noun");
        draft.Features.Add($"value:cue {draft.Cues.Preposition(item.Start)}");
        draft.Features.Add($"value:{(name.IsWhole ? "whole" : "part")}:after {draft.Cues.Before(item.Start)}");
        if (
            draft.Question.Names.Any(other =>
                other.Kind == TermKind.Column
                && other.Start == name.Start
                && other.End == name.End
                && other.Match <= MatchKind.Stem
                && ReferenceEquals(other.Sheet, name.Sheet)
            )
        )
            draft.Features.Add($"value:{coverage}, a column has the word");
        if (name.Column.IsPerson)
            draft.Features.Add("value:person");
        if (name.Column.MeanLength > 30)
            draft.Features.Add("value:long text");
        if (name.Values.Count > 8)
            draft.Features.Add("value:many values");
        if (name.Sheet.Rows > 0)
            draft.Features.Add($"value:rows {Share((double)name.Rows / name.Sheet.Rows)}:{coverage}");
        if (IsCountedNoun(draft, item))
            draft.Features.Add($"value:counted noun:{coverage}:{name.Match}");
        if (
            name.Words == 1
            && draft.Question.Tokens[item.Start].Lower.EndsWith("ed", StringComparison.Ordinal)
            && draft.Question.Times.Any(time => time.Start >= item.End && time.Start - item.End <= 2)
        )
            draft.Features.Add("value:verb before a time");
        if (!ReferenceEquals(name.Sheet, draft.Sheet))
            draft.Features.Add(Joins.IsList(draft.Question.Profile, draft.Sheet, name.Sheet) ? "value:list of codes" : "value:other sheet");
        if (
            draft.Question.Names.Any(other =>
                other.Kind == TermKind.Sheet && other.Start == name.Start && other.End == name.End && other.IsWhole
            )
        )
            draft.Features.Add(
                draft.Question.Names.Any(other =>
                    other.Kind == TermKind.Sheet && other.Start == name.Start && ReferenceEquals(other.Sheet, draft.Sheet)
                )
                    ? "value:names the subject"
                    : "value:names a sheet"
            );
        if (
            name.Words == 1
            && name.Match == MatchKind.Stem
            && draft.Question.Tokens[item.Start].Lower.EndsWith("ed", StringComparison.Ordinal)
        )
            draft.Features.Add("value:verb");
        if (name.Words == 1 && !draft.Question.IsContent(item.Start))
            draft.Features.Add(
                draft.Question.Operators.Any(op => op.Start == item.Start && States.Of(op.Sense) is not null)
                    ? "value:word of status"
                    : "value:function word"
            );
        if (
            draft.Question.Names.Any(other =>
                other.Start == name.Start
                && other.End == name.End
                && other.Kind == TermKind.Value
                && other.IsWhole
                && !ReferenceEquals(other.Column, name.Column)
            )
        )
            draft.Features.Add(
                name.Rows
                >= draft
                    .Question.Names.Where(other => other.Start == name.Start && other.End == name.End && other.Kind == TermKind.Value)
                    .Max(other => other.Rows)
                    ? "value:rival, most rows"
                    : "value:rival, fewer rows"
            );
        if (
            draft.Question.Names.Any(other =>
                other.Start <= name.Start && other.End >= name.End && other.Words > name.Words && other.Coverage >= name.Coverage
            )
        )
            draft.Features.Add("value:inside longer name");
    }

    /// <summary>The column named beside its value: "department Production", "Production department", "severity is Major".</summary>
    private static IEnumerable<Item> Neighbours(Draft draft, Item item)
    {
        foreach (
            var other in draft.Items.Where(other =>
                other.Name is { Kind: TermKind.Column } column && ReferenceEquals(column.Column, item.Name!.Column)
            )
        )
        {
            // "by site and priority, only High": it groups.
            if (other.End < item.Start && draft.Cues.Before(other.Start) is "By" or "Each" or "and+By" or "and+Each")
                continue;
            if (
                other.End == item.Start
                || other.Start == item.End
                || (other.Start == item.End + 1 && IsGlue(draft.Question, item.End, other.Start) && !other.Name!.IsWhole)
                || (other.End < item.Start && item.Start - other.End <= 3 && IsGlue(draft.Question, other.End, item.Start))
                || (other.Start > item.End && other.Start - item.End <= 3 && IsSource(draft.Question, item.End, other.Start))
            )
                yield return other;
        }
    }

    /// <summary>"high severity": a column said whole beside the value, which is not the one whose value is taken.</summary>
    private static bool IsSaidOfAnother(Draft draft, Item item) =>
        draft.Question.Names.Any(other =>
            other is { Kind: TermKind.Column, IsWhole: true, Match: <= Mentions.MatchKind.Stem }
            && !ReferenceEquals(other.Column, item.Name!.Column)
            && (other.End == item.Start || other.Start == item.End)
            && !draft.Question.Names.Any(own =>
                own is { Kind: TermKind.Column, IsWhole: true }
                && ReferenceEquals(own.Column, item.Name.Column)
                && (own.End == item.Start || own.Start == item.End)
            )
        );

    /// <summary>"nationwide according to the distribution pattern", "closed by status".</summary>
    private static bool IsSource(Question question, int from, int to) =>
        Enumerable
            .Range(from, to - from)
            .All(at =>
                question.Is(at, "according", "to", "the", "as", "in", "its", "their", "by", "mentioned", "written", "noted", "under")
            );

    private static bool IsGlue(Question question, int from, int to) =>
        Enumerable
            .Range(from, to - from)
            .All(at =>
                StopWords.IsEmpty(question.Tokens[at])
                || question.Is(at, "equals", "=", "contains", "includes", "lists", "shows", "set", "neither", "either")
            );
}
