using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>The roles that a column named in a question may have.</summary>
internal static class ColumnRoles
{
    private const int MaxKeys = 20_000;

    private static readonly FrozenSet<string> Codes = Lexing.WordLists.Of("code_headers");
    private static readonly FrozenSet<string> NumbersOfThings = Lexing.WordLists.Of("number_headers");

    public static IEnumerable<Func<Draft, Draft>> Of(Draft draft, Item item)
    {
        var name = item.Name!;
        var column = name.Column!;
        var cue = draft.Cues.Before(item.Start);
        if (IsSaid(draft, draft.FieldOf(name.Sheet, column)) && cue is not ("By" or "Each" or "and+By" or "and+Each"))
            yield return next => With(next, item, "again", () => { });
        var blank = Blankness(draft, item);
        if (blank is { } given)
        {
            if (given || !IsMoreThanNone(draft, item))
                yield return next => Blank(next, item, given, false);
            if (column.Kind.IsNumeric())
                yield return next => Blank(next, item, given, true);
        }

        if (FreeText.IsSearched(column) && FreeText.Near(draft, item) is var (from, to))
            yield return next => Search(next, item, from, to);
        var isOthers = NamesAnother(draft, item);
        var isNoun = IsNoun(draft, item);
        if (!isOthers && (isNoun || NumbersRecords(draft, item)))
            yield return next => With(next, item, "noun", () => next.Noun ??= draft.Question.Tokens[item.End - 1].Lower);
        else if (
            !isOthers
            && !name.IsWhole
            && name.Words == 1
            && (!Numbers.IsMeasure(column) || name.Coverage <= 0.5)
            && ValueParts.IsCountedNoun(draft, item)
        )
            yield return next => With(next, item, "counted noun", () => next.Noun ??= draft.Question.Tokens[item.End - 1].Lower);
        if (Flags.IsFlag(column) && (name.Coverage >= 0.6 || !ValueParts.IsCountedNoun(draft, item)))
            yield return next => Flag(next, item);
        if (Numbers.IsMeasure(column) && !IsYear(column) && !IsNumberOfThings(column))
            yield return next =>
                With(next, item, "stat", () => next.Stats.Add((new ColumnValue(next.FieldOf(name.Sheet, column)), item.Start)));
        if (column.Kind.IsDate() && Dates.AreAsked(draft))
            yield return next => With(next, item, "date", () => next.Date = next.FieldOf(name.Sheet, column));
        if (
            IsKey(column)
            && !IsRightBehindARank(draft, item)
            && !(
                isNoun
                && !draft.FreeComparisons.Exists(comparison => comparison.IsTimes)
                && cue is "start" or "none" or "Count" or "List" or "Share" or "Mean"
            )
        )
            yield return next => With(next, item, "key", () => next.Keys.Add((Key(next.FieldOf(name.Sheet, column), column), item.Start)));
        // "calls" are the rows of a log of calls, not their Call Type.
        if (
            !NumbersRecords(draft, item)
            && !((isNoun || NamesItself(draft, item)) && !draft.Has(Sense.Distinct))
            && (!Numbers.IsMeasure(column) || IsNumberOfThings(column))
            && !column.Kind.IsDate()
            && column.Kind != ColumnKind.Boolean
            && !Flags.IsFlag(column)
            && (
                cue is "Count" or "Distinct" or "start" or "none" or "content" or "and+Count" or "and+Distinct" or "and+start"
                || (cue is "By" && draft.Has(Sense.Distinct))
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

    /// <summary>"all depots", "across all sites": no restriction is one.</summary>
    private static bool IsAllOf(Draft draft, Item item) =>
        draft.Question.Is(item.Start - 1, "all", "any", "whole", "entire")
        || (draft.Question.Is(item.Start - 1, "the", "our") && draft.Question.Is(item.Start - 2, "all", "whole", "entire"));

    /// <summary>"the most lost days": the number is measured, nothing is grouped by it.</summary>
    private static bool IsRightBehindARank(Draft draft, Item item) =>
        Numbers.IsMeasure(item.Name!.Column!)
        && draft.Question.Operators.Any(op => op.Sense is Sense.Most or Sense.Least && op.End == item.Start);

    /// <summary>"had lost days" of a number that may be zero: more than none, not a cell with something in it.</summary>
    private static bool IsMoreThanNone(Draft draft, Item item) =>
        Numbers.IsMeasure(item.Name!.Column!)
        && item.Name.Column!.Min == "0"
        && !draft.Question.Operators.Any(op => op.Sense == Sense.Given && op.Start >= item.End && op.Start - item.End <= 2);

    /// <summary>"peanut in the reason": the column is looked into for words that nothing else explains.</summary>
    private static Draft Search(Draft next, Item item, int start, int end)
    {
        FreeText.Add(next, [next.FieldOf(item.Name!.Sheet, item.Name.Column!)], start, end);
        next.Ledger.Use(item.Start, item.End);
        next.Features.Add(end <= item.Start ? "text:word before column" : "text:word behind column");
        next.Features.Add($"text:in column:{next.Cues.Preposition(item.Start)}");
        Describe(next, item, "search");
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

    private static GroupKey Key(Field field, ColumnProfile column) =>
        new(new ColumnValue(field)) { Period = column.Kind.IsDate() ? Period.Day : null };

    private static bool IsKey(ColumnProfile column) =>
        column.Kind.IsText()
        || column.Kind == ColumnKind.Boolean
        || column.Kind.IsDate()
        || (column.Kind.IsNumeric() && column.Distinct <= 400)
        || column.Distinct is > 0 and < MaxKeys;

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
        && (
            name.Column!.IsIdentifier
            || name.Column.Name == draft.Sheet.EntityKey
            || TermMaker.IsGeneralNoun(draft.Question.Profile, draft.Sheet, draft.Question.Tokens[item.End - 1].Stem)
            || TermMaker.Nouns(draft.Question.Profile, draft.Sheet).Contains(draft.Question.Tokens[item.End - 1].Stem)
        );

    /// <summary>Ids and codes written in digits name things: they are never added up.</summary>
    public static bool IsNumberOfThings(ColumnProfile column) =>
        column.Kind == ColumnKind.Integer && NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name) is { Count: > 0 } words
        && (words.Any(Codes.Contains) || NumbersOfThings.Contains(words[^1]));

    private static bool IsYear(ColumnProfile column) =>
        NameWords.Split(column.Name).Contains("year")
        && column.Kind == ColumnKind.Integer
        && column.Min is { Length: 4 }
        && column.Max is { Length: 4 };

    private static Draft With(Draft next, Item item, string role, Action apply)
    {
        apply();
        next.Ledger.Use(item.Start, item.End);
        Describe(next, item, role);
        return next;
    }

    private static void Describe(Draft next, Item item, string role)
    {
        var name = item.Name!;
        var column = name.Column!;
        var kind =
            Numbers.IsMeasure(column) ? "number"
            : column.Kind.IsDate() ? "date"
            : Flags.IsFlag(column) ? "flag"
            : column.IsIdentifier ? "id"
            : column.IsNarrative ? "narrative"
            : column.Distinct <= 40 ? "few"
            : column.Distinct <= 1000 ? "many"
            : "thousands";
        next.Features.Add($"role:{role}");
        next.Features.Add($"role:{role}:{next.Cues.Before(item.Start)}");
        next.Features.Add($"role:{role}:of {kind}");
        next.Features.Add($"role:{role}:{kind}:{Short(next.Cues.Before(item.Start))}");
        next.Features.Add($"role:{role}:prep {next.Cues.Preposition(item.Start)}");
        var coverage = name.IsWhole ? "whole" : name.Coverage >= 0.6 ? "most" : "part";
        next.Features.Add($"role:{role}:{name.Match}:{coverage}");
        if (ValueParts.IsCountedNoun(next, item))
            next.Features.Add($"role:{role}:counted noun:{coverage}");
        if (ValueParts.IsBeforeNoun(next, item))
            next.Features.Add($"role:{role}:before the noun");
        foreach (var rival in Rivals(next, name))
            next.Features.Add($"role:{role}:beside {rival}");
        if (IsCodeOfThings(column))
            next.Features.Add($"role:{role}:of repeated codes");
        next.Features.Add($"column:{name.Match}");
        next.Features.Add(
            $"column:{(name.IsWhole ? "whole" : name.Coverage >= 0.6 ? "most" : "part")}:{(name.Words > 1 ? "words" : "word")}"
        );
        if (!name.IsWhole && Unsaid(next, item) is { } unsaid)
            next.Features.Add($"column:unsaid {unsaid}");
        Scattered(next, name);
        if (!ReferenceEquals(name.Sheet, next.Sheet))
            next.Features.Add(Joins.IsList(next.Question.Profile, next.Sheet, name.Sheet) ? "column:list of codes" : "column:other sheet");
        if (
            next.Question.Names.Any(other =>
                other.Start == name.Start
                && other.End == name.End
                && other.Kind == TermKind.Column
                && !ReferenceEquals(other.Column, name.Column)
                && ReferenceEquals(other.Sheet, next.Sheet)
                && other.Coverage >= name.Coverage
                && other.Match <= name.Match
            )
        )
            next.Features.Add("column:rival");
        if (
            next.Question.Names.Any(other =>
                other.Start == name.Start
                && other.End == name.End
                && other.Kind == TermKind.Column
                && !ReferenceEquals(other.Column, name.Column)
                && other.Coverage > name.Coverage
            )
        )
            next.Features.Add("column:rival said more");
    }

    /// <summary>
    /// "the cost of an incident" is Incident Cost before Hourly Cost: words of a name that stand elsewhere in the question.
    /// </summary>
    private static void Scattered(Draft next, SchemaMention name)
    {
        if (name.IsWhole)
            return;
        var own = NameColumns.SaidElsewhere(next.Question, name);
        var best = next
            .Question.Names.Where(other =>
                other.Kind == TermKind.Column
                && other.Start == name.Start
                && other.End == name.End
                && !ReferenceEquals(other.Column, name.Column)
                && ReferenceEquals(other.Sheet, name.Sheet)
            )
            .Select(other => NameColumns.SaidElsewhere(next.Question, other))
            .DefaultIfEmpty(0)
            .Max();
        if (own > best)
            next.Features.Add("column:more of it said elsewhere");
        else if (own < best)
            next.Features.Add("column:more of a rival said elsewhere");
    }

    /// <summary>"fatalities" may be the number killed, or whether there were any: what else the same words name.</summary>
    private static IEnumerable<string> Rivals(Draft next, SchemaMention name) =>
        next
            .Question.Names.Where(other =>
                other.Kind == TermKind.Column
                && other.Start == name.Start
                && other.End == name.End
                && !ReferenceEquals(other.Column, name.Column)
                && ReferenceEquals(other.Sheet, name.Sheet)
            )
            .Select(other => Numbers.IsMeasure(other.Column!) ? "a number" : Flags.IsFlag(other.Column!) ? "a flag" : "another")
            .Where(kind => kind != "another")
            .Distinct();

    /// <summary>AUD-2024-01 in several rows: the column numbers things, each of several rows.</summary>
    private static bool IsCodeOfThings(ColumnProfile column) =>
        column is { Kind: ColumnKind.Text, Distinct: >= 10, Values.Count: > 0 }
        && column.Distinct < column.Filled
        && column.MeanLength <= 20
        && column.Values.Count(value => value.Value.Any(char.IsAsciiDigit) && !value.Value.Contains(' ', StringComparison.Ordinal)) * 10
            >= column.Values.Count * 9;

    /// <summary>What the words of a name that are not said make it: "communities" may be their names or their codes.</summary>
    private static string? Unsaid(Draft draft, Item item)
    {
        var said = draft
            .Question.Tokens.Skip(item.Start)
            .Take(item.End - item.Start)
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
        var words = NameWords
            .Split(CompoundWords.Split(item.Name!.Column!.Name) ?? item.Name.Column.Name)
            .Where(word => !said.Contains(Lexing.Stemmer.Stem(word)))
            .ToList();
        return words.Count == 0 ? null
            : words.Exists(word => word is "name" or "title" or "label") ? "name"
            : words.Exists(word => IsCode(Synonyms.Full(word) ?? word)) ? "code"
            : words.Exists(word => (Synonyms.Full(word) ?? word) is "description" or "desc" or "text") ? "description"
            : "other";
    }

    private static bool IsCode(string word) => Codes.Contains(word) || NumbersOfThings.Contains(word);

    private static string Short(string cue) => cue.StartsWith("and+", StringComparison.Ordinal) ? "and" : cue;

    private static Draft Ignore(Draft next, Item item)
    {
        next.Features.Add("role:none");
        next.Features.Add($"role:none:{Short(next.Cues.Before(item.Start))}");
        if (item.Name!.IsWhole)
            next.Features.Add("role:none:whole");
        // A date column beside a time, or the noun of the records, is said without meaning more.
        return next;
    }

    /// <summary>Whether a blank (true) or a filled cell (false) is asked for; null for neither.</summary>
    private static bool? Blankness(Draft draft, Item item)
    {
        var before = draft.Cues.OperatorBefore(item.Start, 2);
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
            || draft.Question.Is(item.Start - 1, "with", "have", "has", "having", "had")
            || (
                draft.Question.Is(item.Start - 2, "with", "have", "has", "had", "a")
                && draft.Question.Is(item.Start - 1, "a", "an", "any", "some")
            )
        )
            return false;
        return null;
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
        var field = next.FieldOf(item.Name!.Sheet, item.Name.Column!);
        var op = next.Cues.OperatorBefore(item.Start, 2)
            is { Sense: Sense.Without or Sense.Blank or Sense.Negation or Sense.Neither } before
            ? before
            : next.Question.Operators.FirstOrDefault(op =>
                op.Start >= item.End && op.Start - item.End <= 2 && op.Sense is Sense.Blank or Sense.Without or Sense.Given
            );
        if (op is not null)
            next.Ledger.Use(op);
        if (isBlank && op is { Sense: Sense.Given } && NegationBefore(next, item) is { } negation)
            next.Ledger.Use(negation);
        // "no turbine filled in" says the blank twice.
        if (
            isBlank
            && next.Question.Operators.FirstOrDefault(given =>
                given.Sense is Sense.Given or Sense.Blank && given.Start >= item.End && given.Start - item.End <= 2
            ) is
            { } again
        )
            next.Ledger.Use(again);
        // "leaving out rows without a cause" keeps those that have one.
        if (
            isBlank
            && op is { Sense: Sense.Without or Sense.Blank }
            && next.Question.Operators.FirstOrDefault(outer =>
                outer.Sense == Sense.Except
                && !next.Ledger.IsUsed(outer.Start)
                && Math.Min(op.Start, item.Start) - outer.End is >= 0 and <= 3
            ) is
            { } except
        )
        {
            next.Ledger.Use(except);
            isBlank = false;
        }

        next.Ledger.Use(item.Start, item.End);
        // "with no lost days": a number may be none by a zero, too.
        Predicate predicate = new IsBlank(field);
        if (zeroToo)
            predicate = new AnyOf([predicate, new CompareValue(new ColumnValue(field), CompareOp.Eq, 0)]);
        if (item.Name.Column!.Kind.IsNumeric())
            next.Features.Add(
                $"blank:{(zeroToo ? "zero too" : "zero not")}:{(item.Name.Column.Filled == item.Name.Sheet.Rows ? "full" : "has blanks")}"
            );
        next.Parts.Add(
            new Part(predicate, item.Start, item.End)
            {
                Field = field,
                Column = item.Name.Column,
                IsNegated = !isBlank,
            }
        );
        next.Features.Add($"blank:{(isBlank ? "is" : "is not")}:{op?.Sense.ToString() ?? "with"}");
        next.Features.Add(
            item.Name.Column.Filled < item.Name.Sheet.Rows || item.Name.Column.Kind.IsNumeric() ? "blank:some are" : "blank:none is"
        );
        next.Features.Add($"column:{item.Name.Match}");
        return next;
    }

    private static Draft Flag(Draft next, Item item)
    {
        var column = item.Name!.Column!;
        var field = next.FieldOf(item.Name.Sheet, column);
        var negated = Negations.Take(next, item.Start);
        var after = next.Question.Operators.FirstOrDefault(op =>
            op.Sense == Sense.Negation && op.Start >= item.Start && op.Start - item.End <= 2 && !next.Ledger.IsUsed(op.Start)
        );
        if (after is not null)
        {
            next.Ledger.Use(after);
            negated = !negated;
        }

        next.Ledger.Use(item.Start, item.End);
        NumberParts.UseRest(next, item, item.Start);
        Describe(next, item, negated ? "no" : "yes");
        next.Parts.Add(
            new Part(new OneOf(field, [negated ? Flags.NoOf(column) : Flags.YesOf(column)]), item.Start, item.End)
            {
                Field = field,
                Column = column,
                Label = column.Label,
            }
        );
        return next;
    }
}
