using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>
/// Finds the best ways to cut a question, for each sheet as the subject. What it drops is never read, so it keeps several.
/// </summary>
internal sealed class Segmenter(Question question)
{
    private const int PerSheet = 14;
    private const int PerPlace = 16;
    private const int Most = 36;
    private const double MostOfAName = 0.7;
    private const double HalfAName = 0.5;

    // Columns with more values hold names, not kinds.
    private const int MostKinds = 300;

    private readonly List<Item> _items =
    [
        .. question.Names.Select(Item.Of),
        .. question.Times.Select(Item.Of),
        .. question.Periods.Select(Item.Of),
    ];

    /// <summary>The segmentations, best first.</summary>
    public IReadOnlyList<Segmentation> Find() =>
        [
            .. question
                .Profile.AskedSheets.Where(sheet => sheet.Rows > 0 && sheet.Columns.Count > 0)
                .Where(sheet => !IsUnaskedCodeList(sheet) && !IsOutspelled(sheet))
                .SelectMany(Best)
                .OrderByDescending(segmentation => segmentation.Score)
                .Take(Most),
        ];

    private IEnumerable<Segmentation> Best(SheetProfile sheet)
    {
        var byEnd = _items
            .Select(item => (Item: item, Worth: Worth(sheet, item)))
            .Where(item => item.Worth > 0.05)
            .GroupBy(item => item.Item.End)
            .ToDictionary(group => group.Key, group => group.ToList());
        var best = new List<(double Score, Item? Last, int From, int Rank)>[question.Tokens.Count + 1];
        best[0] = [(0, null, -1, 0)];
        for (var end = 1; end <= question.Tokens.Count; end++)
        {
            var ways = best[end - 1].Select((way, rank) => (way.Score, (Item?)null, end - 1, rank)).ToList();
            foreach (var (item, worth) in byEnd.GetValueOrDefault(end) ?? [])
                ways.AddRange(best[item.Start].Select((way, rank) => (way.Score + worth, (Item?)item, item.Start, rank)));
            best[end] = [.. ways.OrderByDescending(way => way.Item1).Take(PerPlace)];
        }

        var subject = Subject(sheet);
        return best[^1].Take(PerSheet).Select((way, rank) => new Segmentation(sheet, Items(best, rank), way.Score + subject));
    }

    private List<Item> Items(List<(double Score, Item? Last, int From, int Rank)>[] best, int rank)
    {
        var items = new List<Item>();
        for (var end = question.Tokens.Count; end > 0;)
        {
            var way = best[end][rank];
            if (way.Last is not null)
                items.Insert(0, way.Last);
            (end, rank) = (way.From, way.Rank);
        }

        return items;
    }

    private double Worth(SheetProfile sheet, Item item)
    {
        if (item.Time is not null)
            return 1.1 * (item.End - item.Start);
        if (item.Period is { } period)
            return period.IsAdverb ? 0.9
                : IsInsideName(item) ? 0
                : 0.55 * (item.End - item.Start);
        var name = item.Name!;
        // A record's own noun inside a longer value names no value: "fires" is not the Manning Fire.
        if (
            name is { Kind: TermKind.Value, IsWhole: false, Words: 1 }
            && (
                TermMaker.IsGeneralNoun(question.Profile, sheet, question.Tokens[item.Start].Stem)
                || question.Profile.Sheets.Any(any => TermMaker.Nouns(question.Profile, any).Contains(question.Tokens[item.Start].Stem))
            )
        )
            return 0;
        // "permits" that a column here has in its name are no PASS, which means the same elsewhere.
        if (name is { Kind: TermKind.Value, Words: 1, Match: MatchKind.Synonym } && IsWordOfAColumn(item, sheet))
            return 0;
        // "rail accidents" are at no station called Trainer: names are not said by what means the same.
        if (name is { Kind: TermKind.Value, Words: 1, Match: MatchKind.Synonym } && name.Column!.Distinct > MostKinds)
            return 0;
        // "permits" are the rows of the log, not the Permit no by which another sheet refers to them.
        if (
            name is { Kind: TermKind.Column, Words: 1, IsWhole: false }
            && !ReferenceEquals(name.Sheet, sheet)
            && TermMaker.Nouns(question.Profile, sheet).Contains(question.Tokens[item.Start].Stem)
        )
            return 0;
        // "top 5 states": how many of them, no state that is called 5.
        if (name is { Kind: TermKind.Value, Words: 1 } && IsHowMany(item))
            return 0;
        // "issued in 2025" is dated by Issued Date, whatever values have the word.
        if (name.Kind == TermKind.Value && IsDated(item, name.Sheet))
            return 0;
        // "accidents fall before 9": a verb between the noun of the records and a time names no value.
        if (
            name is { Kind: TermKind.Value, Words: 1, IsWhole: true }
            && question.Tokens[item.Start].Lower == question.Tokens[item.Start].Singular
            && item.Start > 0
            && TermMaker.Nouns(question.Profile, sheet).Contains(question.Tokens[item.Start - 1].Stem)
            && question.Tokens[item.Start - 1].Lower != question.Tokens[item.Start - 1].Singular
            && question.Times.Any(time => time.Start - item.End is 0 or 1)
        )
            return 0;
        // "days to fix by risk class" groups: it is no Fix by.
        if (
            name.Kind == TermKind.Column
            && question.Is(item.End - 1, "by")
            && question.Is(item.Start - 1, "to")
            && question.Names.Any(next => next.Kind == TermKind.Column && next.Start == item.End)
        )
            return 0;
        // "by site and year" is the period, not the Years of Service.
        if (name is { Kind: TermKind.Column, IsWhole: false } && IsPeriodOfAKey(item))
            return 0;
        // "land spills" are the rows of Land, not an amount spilled.
        if (name is { Kind: TermKind.Column, IsWhole: false, Words: 1 } && IsNounOfSheet(item, sheet))
            return 0;
        // "reaching the water" is no Rocky Reach: an ordinary word bent otherwise is no part of a name.
        if (
            name is { Kind: TermKind.Value, IsWhole: false, Words: 1, Match: MatchKind.Stem }
            && CommonWords.Has(question.Tokens[item.Start])
            && !name.Values.Any(value => NameWords.Split(value).Any(word => Stemmer.Singular(word) == question.Tokens[item.Start].Singular))
        )
            return 0;
        // "on land" beside a sheet Land is the sheet.
        if (
            name.Kind == TermKind.Value
            && question.Names.Any(other =>
                other is { Kind: TermKind.Sheet, IsWhole: true }
                && other.Start == name.Start
                && other.End == name.End
                && ReferenceEquals(other.Sheet, sheet)
            )
        )
            return 0;
        var reach = Reach(sheet, name.Sheet, name.Kind);
        if (reach <= 0)
            return 0;
        var match = name.Match switch
        {
            MatchKind.Exact => 1,
            MatchKind.Stem => 0.96,
            MatchKind.Abbreviation => 0.85,
            MatchKind.Synonym => 0.84,
            _ => 0.74,
        };
        var whole = name.Kind switch
        {
            TermKind.Sheet => 0.75 * name.Coverage,
            TermKind.Column => 0.4 + (0.6 * name.Coverage),
            _ => name.IsWhole
                ? 1
                : (0.25 + (0.5 * name.Coverage)) * (name.Values.Count > 8 ? 0.75 : 1) * (name.Column!.Distinct > MostKinds ? 0.5 : 0.85),
        };
        // "many", "each", "all", "5" are values of some column somewhere: they are meant only where they are written as codes or beside
        // their column.
        if (
            name.Kind == TermKind.Value
            && !(ReferenceEquals(sheet, name.Sheet) && IsStatus(item))
            && !Enumerable.Range(item.Start, item.End - item.Start).Any(at => IsTelling(at))
            && !(name is { IsWhole: true, Words: > 1 } && IsHyphened(item))
            && !question.Names.Any(other =>
                other.Kind == TermKind.Column
                && !(FunctionWords.Has(question.Tokens[item.Start]) || StopWords.IsEmpty(question.Tokens[item.Start]))
                && ReferenceEquals(other.Column, name.Column)
                && (other.End <= item.Start ? item.Start - other.End : other.Start - item.End) is >= 0 and <= 2
            )
        )
            return 0;
        // "opened in July" is what was done, "open" how it stands.
        if (
            name is { Kind: TermKind.Value, Words: 1, Match: MatchKind.Stem }
            && question.Tokens[item.Start].Lower.EndsWith("ed", StringComparison.Ordinal)
        )
            whole *= 0.5;
        if (name.Kind == TermKind.Value && IsOfTheColumnBeside(name))
            whole *= 0.5;
        if (IsJoinedToAnotherColumn(item))
            whole *= 0.3;
        if (
            name.Kind == TermKind.Column
            && !IsExact(name)
            && question.Names.Any(other =>
                other.Kind is TermKind.Column or TermKind.Sheet
                && other.Start == name.Start
                && other.End == name.End
                && ReferenceEquals(other.Sheet, name.Sheet)
                && IsExact(other)
            )
        )
            return 0;
        if (
            name is { Kind: TermKind.Sheet, IsWhole: false }
            && question.Names.Any(other =>
                other is { Kind: TermKind.Sheet, IsWhole: true } && other.Start == name.Start && other.End == name.End
            )
        )
            return 0;
        if (!name.IsWhole && (IsInsideName(item) || IsUnit(item)))
            return 0;
        var words = 0.0;
        for (var at = item.Start; at < item.End; at++)
            words +=
                question.IsContent(at) || StopWords.IsLight(question.Tokens[at]) ? 1
                : StopWords.IsGlue(question.Tokens[at].Lower) || question.Tokens[at].Kind == TokenKind.Sign ? 0.08
                : question.Tokens[at].IsCode ? 0.9
                : 0.5;
        return (words * match * whole * reach) + (0.06 * (name.Words - 1));
    }

    private bool IsHowMany(Item item) =>
        question.Tokens[item.Start].Number is not null
        && question.Operators.Any(op => op.Sense is Sense.Top or Sense.Bottom or Sense.Latest or Sense.Earliest && op.End == item.Start);

    private bool IsWordOfAColumn(Item item, SheetProfile sheet) =>
        question.Names.Any(column =>
            column is { Kind: TermKind.Column, Match: <= MatchKind.Stem }
            && column.Start <= item.Start
            && item.End <= column.End
            && ReferenceEquals(column.Sheet, sheet)
        );

    /// <summary>"start-up": words that say nothing alone are one that does.</summary>
    private bool IsHyphened(Item item) => Enumerable.Range(item.Start, item.End - item.Start).Any(at => question.Is(at, "-", "–"));

    /// <summary>"grade major": a value that a column said whole right beside it has is meant of that column.</summary>
    private bool IsOfTheColumnBeside(SchemaMention name) =>
        question.Names.Any(other =>
            other is { Kind: TermKind.Value, IsWhole: true }
            && other.Start == name.Start
            && other.End == name.End
            && !ReferenceEquals(other.Column, name.Column)
            && IsBesideItsColumn(other)
        ) && !IsBesideItsColumn(name);

    /// <summary>"neither near misses nor first aid cases": what is joined to a value is of its column, where that has it.</summary>
    private bool IsJoinedToAnotherColumn(Item item) =>
        question.Is(item.Start - 1, "or", "nor", "and", ",", "/")
        && question.Names.Where(IsWholeValue).Where(first => first.End == item.Start - 1).Select(first => first.Column).Distinct().ToList()
            is [{ } column]
        && !ReferenceEquals(item.Name!.Column, column)
        && question.Names.Any(same => IsWholeValue(same) && same.Start == item.Start && ReferenceEquals(same.Column, column));

    private static bool IsWholeValue(SchemaMention name) => name is { Kind: TermKind.Value, IsWhole: true, Match: <= MatchKind.Stem };

    private bool IsBesideItsColumn(SchemaMention value) =>
        question.Names.Any(column =>
            column is { Kind: TermKind.Column, IsWhole: true, Match: <= MatchKind.Stem }
            && (column.End == value.Start || column.Start == value.End)
            && ReferenceEquals(column.Column, value.Column)
        );

    /// <summary>Whether a word in "-ed" right before a time names a date of the sheet.</summary>
    private bool IsDated(Item item, SheetProfile sheet) =>
        question.Tokens[item.End - 1].Lower.EndsWith("ed", StringComparison.Ordinal)
        && Enumerable
            .Range(item.Start, item.End - 1 - item.Start)
            .All(at => TermMaker.Nouns(question.Profile, sheet).Contains(question.Tokens[at].Stem))
        && question.Times.Any(time => time.Start - item.End is 0 or 1)
        && sheet.Columns.Count(column => column.Kind.IsDate() && column.Filled > 0 && DateNames.Has(column, question.Tokens[item.End - 1]))
            == 1;

    private bool IsPeriodOfAKey(Item item) =>
        question.Periods.Any(period => period.Start == item.Start && period.End == item.End)
        && question.Is(item.Start - 1, "by", "per", "each", "every", "and", ",")
        && question.Operators.Any(op => op.Sense is Sense.By or Sense.Each && op.End <= item.Start);

    /// <summary>Whether a word of the file's name stands right behind the sheet's.</summary>
    private bool IsNounOfSheet(Item item, SheetProfile sheet) =>
        item.End - item.Start == 1
        && TermMaker.IsOfTitle(question.Profile, question.Tokens[item.Start])
        && question.Names.Any(name =>
            name is { Kind: TermKind.Sheet, IsWhole: true } && name.End == item.Start && ReferenceEquals(name.Sheet, sheet)
        );

    /// <summary>"lost days" whole is that column: neither days nor a part of Lost Time.</summary>
    private bool IsInsideName(Item item) =>
        question.Names.Any(name =>
            name is { Kind: TermKind.Column, Match: <= MatchKind.Stem }
            && (
                name.IsWhole
                || (
                    name.Words > 1
                    && item.Name is { Kind: TermKind.Value }
                    && name.Coverage >= (IsLonger(name, item) ? HalfAName : MostOfAName)
                )
            )
            && name.Start <= item.Start
            && item.End <= name.End
            && (IsLonger(name, item) || item.Name is { Kind: TermKind.Value })
        );

    private static bool IsLonger(SchemaMention name, Item item) => name.End - name.Start > item.End - item.Start;

    /// <summary>"audit" is the column Audit, not Auditor: word for word, singular or plural.</summary>
    private bool IsExact(SchemaMention name) =>
        name.IsWhole
        && name.Match <= MatchKind.Stem
        && NameWords
            .Split(name.Column?.Name ?? name.Sheet.Name)
            .Select(Stemmer.Singular)
            .SequenceEqual(
                question.Tokens.Skip(name.Start).Take(name.End - name.Start).Select(token => token.Singular),
                StringComparer.Ordinal
            );

    /// <summary>"days from … to …" counts days: they are no part of Lost Days.</summary>
    private bool IsUnit(Item item) =>
        item.End - item.Start == 1
        && question.Tokens[item.Start].Singular is "day" or "hour" or "minute" or "week" or "month"
        && question.Is(item.End, "from", "between", "since", "until", "to", "after", "before", "later");

    /// <summary>"open" is a word of the language and the value Open of a column that says how things stand.</summary>
    private bool IsStatus(Item item) =>
        item.Name is { IsWhole: true, Match: MatchKind.Exact } name
        && StatusParts.IsState(name.Column!)
        && question.Operators.Any(op => op.Start >= item.Start && op.End <= item.End && StatusParts.Of(op.Sense) is not null)
        // "open actions" says how the actions stand, not the incidents that have them.
        && !question.Names.Any(next =>
            next is { Kind: TermKind.Sheet, IsWhole: true } && next.Start == item.End && !ReferenceEquals(next.Sheet, name.Sheet)
        );

    private bool IsTelling(int at)
    {
        var token = question.Tokens[at];
        return token.Kind == TokenKind.Quote
            || question.Tokens.IsLetter(at)
            || IsLongNumber(token)
            || (token.IsCode && !StopWords.IsEmpty(token))
            || ((question.IsContent(at) || StopWords.IsLight(token)) && token.Number is null);
    }

    /// <summary>"in 94110": five digits and more say what they are; years and amounts do not.</summary>
    private static bool IsLongNumber(Token token) =>
        token is { Kind: TokenKind.Number, Text.Length: >= 5 } && token.Text.All(char.IsAsciiDigit);

    /// <summary>A list of codes that another sheet refers to is what is asked about only where its name is said.</summary>
    private bool IsUnaskedCodeList(SheetProfile sheet) =>
        sheet.Rows <= 100
        && question.Profile.Relations.Any(relation =>
            relation.ToTable == sheet.Table && question.Profile.Sheet(relation.FromTable) is { } from && from.Rows > 5 * sheet.Rows
        )
        && !question.Names.Any(name => name.Kind == TermKind.Sheet && ReferenceEquals(name.Sheet, sheet) && name.IsWhole);

    /// <summary>Of Incidents and INCIDENTS the one written so is meant, else the larger.</summary>
    private bool IsOutspelled(SheetProfile sheet)
    {
        var words = NameWords.Split(sheet.Name);
        var twins = question
            .Profile.AskedSheets.Where(other => NameWords.Split(other.Name).SequenceEqual(words, StringComparer.Ordinal))
            .ToList();
        if (twins.Count < 2)
            return false;
        var text = string.Join(' ', question.Tokens.Select(token => token.Text));
        return !ReferenceEquals(
            twins
                .OrderByDescending(other => text.Contains(other.Name.Trim(), StringComparison.Ordinal))
                .ThenByDescending(other => other.Rows)
                .First(),
            sheet
        );
    }

    private double Reach(SheetProfile sheet, SheetProfile other, TermKind kind)
    {
        if (ReferenceEquals(sheet, other))
            return 1;
        if (kind != TermKind.Sheet && Joins.IsList(question.Profile, sheet, other))
            return 0.95;
        if (Joins.Between(question.Profile, sheet, other) is not null)
            return kind == TermKind.Sheet ? 0.6 : 0.82;
        return question.Profile.Sheets.Any(middle =>
            Joins.Between(question.Profile, sheet, middle) is not null && Joins.Between(question.Profile, middle, other) is not null
        )
            ? kind == TermKind.Sheet
                ? 0.3
                : 0.6
            : kind == TermKind.Sheet
                ? 0.1
                : 0;
    }

    /// <summary>A sheet whose name is said, early or as what is counted, is likely the subject.</summary>
    private double Subject(SheetProfile sheet)
    {
        var nouns = TermMaker.Nouns(question.Profile, sheet);
        var said = Enumerable
            .Range(0, question.Tokens.Count)
            .Where(at => nouns.Contains(question.Tokens[at].Stem))
            .Select(at => (int?)at)
            .FirstOrDefault();
        return (Math.Log10(1 + sheet.Rows) * 0.02) + (said is null ? 0 : 0.3 + (0.3 / (1 + said.Value)));
    }
}
