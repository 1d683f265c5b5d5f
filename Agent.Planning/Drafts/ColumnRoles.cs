using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts.Amounts;
using Agent.Planning.Drafts.Calendar;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>The roles that a column named in a question may have.</summary>
internal static class ColumnRoles
{
    private const int MaxKeys = 20_000;

    private static readonly FrozenSet<string> FlagWords = WordLists.Of("flag_words");

    public static IEnumerable<Func<Draft, Draft>> Of(Draft draft, Item item)
    {
        var name = item.Name!;
        var column = name.Column!;
        var cue = draft.Cues.Before(item.Start);
        var blanks = BlankRoles.Of(draft, item).ToList();
        foreach (var role in blanks)
            yield return role;
        // "of those with a target date" says no more than that there is one, and no less.
        if (blanks.Count > 0 && BlankRoles.SaysThereIsOne(draft, item))
            yield break;
        if (IsSaid(draft, draft.FieldOf(name.Sheet, column)) && cue is not ("By" or "Each" or "and+By" or "and+Each"))
            yield return next => With(next, item, "again", () => { });
        if (FreeText.IsSearched(column) && FreeText.Near(draft, item) is var (from, to))
            yield return next => Search(next, item, from, to);
        var isOthers = NamesAnother(draft, item) || Joins.IsReference(draft.Question.Profile, draft.Sheet, column);
        var isNoun = IsNoun(draft, item);
        if (!isOthers && (isNoun || NumbersRecords(draft, item)))
            yield return next => With(next, item, "noun", () => next.Noun ??= draft.Question.Tokens[item.End - 1].Lower);
        else if (
            !isOthers
            && !name.IsWhole
            && name.Words == 1
            && (!Numbers.IsMeasure(column) || name.Coverage <= 0.5)
            && ValueParts.IsCountedNoun(draft, item)
            && !draft.Question.Operators.Any(op => op.Sense == Sense.LostTime && op.Start <= item.Start && item.End <= op.End)
        )
            yield return next => With(next, item, "counted noun", () => next.Noun ??= draft.Question.Tokens[item.End - 1].Lower);
        var isSaidOfRecords = Flags.IsFlag(column) && !name.IsWhole && SaysRecords(draft, item);
        if (Flags.IsFlag(column) && !isSaidOfRecords && (name.Coverage >= 0.6 || !ValueParts.IsCountedNoun(draft, item)))
            yield return next => Flag(next, item);
        if (
            Numbers.IsMeasure(column)
            && !IsYear(column)
            && !CodeColumns.IsNumberOfThings(column)
            && !RateColumns.IsUnasked(draft, item)
            && (!BlankRoles.CountsRecordsWithSome(draft, item) || draft.Has(Sense.Total, Sense.Mean, Sense.Maximum, Sense.Minimum))
        )
            yield return next =>
                With(next, item, "stat", () => next.Stats.Add((new ColumnValue(next.FieldOf(name.Sheet, column)), item.Start)));
        if (column.Kind.IsDate() && Dates.AreAsked(draft))
            yield return next => With(next, item, "date", () => next.Date = next.FieldOf(name.Sheet, column));
        if (
            IsKey(column)
            && !isSaidOfRecords
            // "which fire" asks for no yes or no.
            && !(cue == nameof(Sense.Which) && !name.IsWhole && Flags.IsFlag(column))
            && !Joins.AreSiblings(draft.Question.Profile, draft.Sheet, name.Sheet)
            && !IsStateOfRecords(draft, item)
            && !IsCountedDifferently(draft, item)
            && !IsRightBehindARank(draft, item)
            && !(
                (isNoun || NumbersRecords(draft, item))
                && !draft.FreeComparisons.Exists(comparison => comparison.IsTimes)
                && cue is "start" or "none" or "Count" or "List" or "Share" or "Mean"
            )
        )
            yield return next => With(next, item, "key", () => next.Keys.Add((Key(next, name, column), item.Start)));
        // "calls" are the rows of a log of calls, not their Call Type.
        if (
            !NumbersRecords(draft, item)
            && !IsKindOfRecords(draft, item)
            && !((isNoun || NamesItself(draft, item)) && !draft.Has(Sense.Distinct))
            && (!Numbers.IsMeasure(column) || CodeColumns.IsNumberOfThings(column))
            && !column.Kind.IsDate()
            && column.Kind != ColumnKind.Boolean
            && !Flags.IsFlag(column)
            && (
                cue is "Count" or "Distinct" or "start" or "none" or "content" or "and+Count" or "and+Distinct" or "and+start"
                || (cue is "By" && draft.Has(Sense.Distinct))
                || IsCountedDifferently(draft, item)
            )
        )
            yield return next => With(next, item, "distinct", () => next.Distincts.Add((next.FieldOf(name.Sheet, column), item.Start)));
        if (
            draft.Question.Operators.Any(op =>
                op.Sense
                    is Sense.List
                        or Sense.Which
                        or Sense.Who
                        or Sense.When
                        or Sense.Where
                        or Sense.Latest
                        or Sense.Earliest
                        or Sense.Maximum
                        or Sense.Minimum
                        or Sense.Most
                && !draft.Cues.Covered(op)
            )
        )
            yield return next => With(next, item, "show", () => next.Shows.Add((next.FieldOf(name.Sheet, column), item.Start)));
        if (IsAllOf(draft, item))
            yield return next => With(next, item, "all of them", () => { });
        yield return next => Ignore(next, item);
    }

    /// <summary>"which fire" asks for no yes or no of Cal Fire Incident: its words are those of the records.</summary>
    private static bool SaysRecords(Draft draft, Item item) =>
        Enumerable
            .Range(item.Start, item.End - item.Start)
            .All(at =>
                TermMaker.IsGeneralNoun(draft.Question.Profile, draft.Sheet, draft.Question.Tokens[at].Stem)
                || TermMaker.Nouns(draft.Question.Profile, draft.Sheet).Contains(draft.Question.Tokens[at].Stem)
            );

    /// <summary>"all depots", "across all sites": no restriction is one.</summary>
    private static bool IsAllOf(Draft draft, Item item) =>
        draft.Question.Is(item.Start - 1, "all", "any", "whole", "entire")
        || (draft.Question.Is(item.Start - 1, "the", "our") && draft.Question.Is(item.Start - 2, "all", "whole", "entire"));

    /// <summary>"the most lost days": the number is measured, nothing is grouped by it.</summary>
    private static bool IsRightBehindARank(Draft draft, Item item) =>
        Numbers.IsMeasure(item.Name!.Column!)
        && draft.Question.Operators.Any(op => op.Sense is Sense.Most or Sense.Least && op.End == item.Start);

    /// <summary>"how many are closed" makes no groups of the Closed Date: it says how the records stand.</summary>
    private static bool IsStateOfRecords(Draft draft, Item item) =>
        item.Name is { IsWhole: false, Words: 1 } name
        && name.Column!.Kind.IsDate()
        && draft.Question.Operators.Any(op => op.Start == item.Start && op.End == item.End && States.Of(op.Sense) is not null)
        && draft.Cues.Before(item.Start) is not ("By" or "Each" or "and+By" or "and+Each" or "Which" or "When");

    /// <summary>"the city with the most different firms" counts firms in cities: it makes no groups of firms.</summary>
    private static bool IsCountedDifferently(Draft draft, Item item) =>
        draft.Has(Sense.Most, Sense.Least, Sense.Top)
        && draft.Question.Operators.Any(op => op.Sense == Sense.Distinct && op.End == item.Start && !draft.Cues.Covered(op));

    /// <summary>"peanut in the reason": the column is looked into for words that nothing else explains.</summary>
    private static Draft Search(Draft next, Item item, int start, int end)
    {
        FreeText.Add(next, [next.FieldOf(item.Name!.Sheet, item.Name.Column!)], start, end);
        next.Ledger.Use(item.Start, item.End);
        next.Features.Add(end <= item.Start ? "text:word before column" : "text:word behind column");
        next.Features.Add($"text:in column:{next.Cues.Preposition(item.Start)}");
        ColumnFeatures.Describe(next, item, "search");
        return next;
    }

    /// <summary>Different ids of the records are the records themselves.</summary>
    private static bool NumbersRecords(Draft draft, Item item) =>
        ReferenceEquals(item.Name!.Sheet, draft.Sheet)
        && (
            item.Name.Column!.Name == draft.Sheet.EntityKey
            || (item.Name.Column.IsIdentifier && item.Name.Column.Distinct == draft.Sheet.Rows)
        );

    /// <summary>Whether a column has a role already.</summary>
    private static bool IsSaid(Draft draft, Field field) =>
        draft.Parts.Exists(part => part.Field == field)
        || draft.Keys.Exists(key => key.Key.Of is ColumnValue value && value.Field == field)
        || draft.Stats.Exists(stat => stat.Of is ColumnValue value && value.Field == field)
        || draft.Shows.Exists(show => show.Of == field)
        || draft.Distincts.Exists(distinct => distinct.Of == field);

    /// <summary>"by weather" tells Clear, not 1, where the workbook says what its codes mean and no code is asked for.</summary>
    private static GroupKey Key(Draft next, SchemaMention name, ColumnProfile column) =>
        CodeLists.NameOf(next.Question.Profile, next.Sheet, name.Sheet, column) is { } meaning
        && !next.Question.Tokens.Skip(name.Start).Take(name.End - name.Start + 1).Any(token => CodeColumns.IsCode(token.Singular))
            ? new GroupKey(new ColumnValue(meaning))
            : new GroupKey(new ColumnValue(next.FieldOf(name.Sheet, column))) { Period = column.Kind.IsDate() ? Period.Day : null };

    private static bool IsKey(ColumnProfile column) =>
        column.Kind.IsText()
        || column.Kind == ColumnKind.Boolean
        || column.Kind.IsDate()
        || (column.Kind.IsNumeric() && column.Distinct <= 400)
        || column.Distinct is > 0 and < MaxKeys;

    /// <summary>"how many observations" are the rows, not the few kinds that a column Observation tells.</summary>
    private static bool IsKindOfRecords(Draft draft, Item item) =>
        item.Name is { Words: 1, IsWhole: true } name
        && ReferenceEquals(name.Sheet, draft.Sheet)
        && name.Column!.Distinct * 20 < draft.Sheet.Rows
        && !draft.Has(Sense.Distinct)
        && TermMaker.Nouns(draft.Question.Profile, draft.Sheet).Contains(draft.Question.Tokens[item.Start].Stem);

    /// <summary>"questions" are the rows of Questions, not the different texts of its column Question.</summary>
    private static bool NamesItself(Draft draft, Item item) =>
        draft.Question.Names.Any(name =>
            name is { Kind: TermKind.Sheet, IsWhole: true }
            && name.Start == item.Start
            && name.End == item.End
            && ReferenceEquals(name.Sheet, draft.Sheet)
        );

    /// <summary>"incidents" are the rows of Incident, not of the sheet that refers to them by Incident ID.</summary>
    private static bool NamesAnother(Draft draft, Item item) =>
        draft.Question.Names.Any(name =>
            name is { Kind: TermKind.Sheet, IsWhole: true, Match: <= MatchKind.Stem }
            && name.Start == item.Start
            && name.End == item.End
            && !ReferenceEquals(name.Sheet, draft.Sheet)
        )
        && !draft.Question.Names.Any(name =>
            name is { Kind: TermKind.Sheet, IsWhole: true } && name.Start == item.Start && ReferenceEquals(name.Sheet, draft.Sheet)
        );

    /// <summary>"incidents" is what Incident Number numbers: the records themselves.</summary>
    private static bool IsNoun(Draft draft, Item item) =>
        item.Name is { Words: 1 } name
        && (!name.IsWhole || name.Match >= MatchKind.Abbreviation)
        && ReferenceEquals(name.Sheet, draft.Sheet)
        && (name.Column!.IsIdentifier || name.Column.Name == draft.Sheet.EntityKey || draft.IsRecordNoun(item.End - 1));

    /// <summary>Whether a column of numbers holds years.</summary>
    public static bool IsYear(ColumnProfile column) =>
        NameWords.Split(column.Name).Contains("year")
        && column.Kind == ColumnKind.Integer
        && column.Min is { Length: 4 }
        && column.Max is { Length: 4 };

    private static Draft With(Draft next, Item item, string role, Action apply)
    {
        apply();
        next.Ledger.Use(item.Start, item.End);
        ColumnFeatures.Describe(next, item, role);
        return next;
    }

    private static Draft Ignore(Draft next, Item item)
    {
        next.Features.Add("role:none");
        next.Features.Add($"role:none:{ColumnFeatures.Short(next.Cues.Before(item.Start))}");
        if (item.Name!.IsWhole)
            next.Features.Add("role:none:whole");
        // A date column beside a time, or the noun of the records, is said without meaning more.
        return next;
    }

    private static Draft Flag(Draft next, Item item)
    {
        var column = item.Name!.Column!;
        var field = next.FieldOf(item.Name.Sheet, column);
        var negated = Negations.Take(next, item.Start, column);
        var after = next.Question.Operators.FirstOrDefault(op =>
            op.Sense == Sense.Negation
            && op.Start >= item.Start
            && op.Start - item.End <= 2
            && !next.Ledger.IsUsed(op.Start)
            // "action required but no due date set"
            && !next.Question.Is(op.Start - 1, "but", "and", ",")
        );
        if (after is not null)
        {
            next.Ledger.Use(after);
            negated = !negated;
        }

        next.Ledger.Use(item.Start, item.End);
        NumberParts.UseRest(next, item, item.Start);
        // "where reportable is yes" says once more what the column holds.
        var yes = next.Question.Is(item.End, "is", "was", "are", "were", "=", ":") ? item.End + 1 : item.End;
        if (after is null && next.Question.Is(yes, "yes", "true"))
            next.Ledger.Use(yes, yes + 1);
        foreach (var at in (int[])[item.Start - 1, item.End])
        {
            if (at >= 0 && at < next.Question.Tokens.Count && FlagWords.Contains(next.Question.Tokens[at].Lower))
                next.Ledger.Use(at, at + 1);
        }

        ColumnFeatures.Describe(next, item, negated ? "no" : "yes");
        next.Parts.Add(
            new Part(new OneOf(field, negated ? Flags.NoOf(column) : Flags.YesOf(column)), item.Start, item.End)
            {
                Field = field,
                Column = column,
                Label = column.Label,
            }
        );
        return next;
    }
}
