using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Segments;

/// <summary>Words that a value of the data has and that do not name it here.</summary>
internal sealed class MisreadValues(Question question)
{
    /// <summary>Columns with more values hold names, not kinds.</summary>
    public const int MostKinds = 300;

    /// <summary>Whether an item of values says something else.</summary>
    public bool Have(SheetProfile subject, Item item) =>
        IsNounInsideAnother(subject, item)
        || IsNounElsewhere(subject, item)
        || IsSynonymOfAName(subject, item)
        || IsInsideAHeader(item)
        || IsHeaderItself(subject, item)
        || IsOfItsOwn(item)
        || IsHowMany(item)
        || IsDated(item)
        || IsMonthOfADate(subject, item)
        || IsVerbBeforeATime(subject, item)
        || IsWordBent(item)
        || IsSubject(subject, item.Name!)
        || IsWordOfTheLanguage(subject, item);

    /// <summary>A record's own noun inside a longer value names no value: "fires" is not the Manning Fire.</summary>
    private bool IsNounInsideAnother(SheetProfile subject, Item item) =>
        item.Name is { IsWhole: false, Words: 1 }
        && (
            TermMaker.IsGeneralNoun(question.Profile, subject, question.Tokens[item.Start].Stem)
            || question.Profile.Sheets.Any(any => TermMaker.Nouns(question.Profile, any).Contains(question.Tokens[item.Start].Stem))
        );

    /// <summary>
    /// "how many incidents" are rows of the incident log, and not those whose actions came from an Incident: the record's own noun is no
    /// value of another sheet, where that column is not named.
    /// </summary>
    private bool IsNounElsewhere(SheetProfile subject, Item item) =>
        item.Name is { Words: 1 } name
        && !ReferenceEquals(name.Sheet, subject)
        && TermMaker.Nouns(question.Profile, subject).Contains(question.Tokens[item.Start].Stem)
        && !question.Names.Any(column =>
            column.Kind == TermKind.Column
            && ReferenceEquals(column.Column, name.Column)
            && (column.End <= item.Start ? item.Start - column.End : column.Start - item.End) is >= 0 and <= 2
        );

    /// <summary>
    /// "permits" that a column here has in its name are no PASS, which means the same elsewhere; "rail accidents" are at no station called
    /// Trainer: names are not said by what means the same.
    /// </summary>
    private bool IsSynonymOfAName(SheetProfile subject, Item item) =>
        item.Name is { Words: 1, Match: MatchKind.Synonym } name
        && (
            name.Column!.Distinct > MostKinds
            || question.Names.Any(column =>
                column is { Kind: TermKind.Column, Match: <= MatchKind.Stem }
                && column.Start <= item.Start
                && item.End <= column.End
                && ReferenceEquals(column.Sheet, subject)
            )
        );

    /// <summary>"reported to Head Office" says the header that has both words side by side, and no Head of another column.</summary>
    private bool IsInsideAHeader(Item item) =>
        item.Name is { Words: 1 } value
        && question.Names.Any(name =>
            name is { Kind: TermKind.Column, Words: > 1 }
            && name.Start <= item.Start
            && item.End < name.End
            && !ReferenceEquals(name.Column, value.Column)
            && HasSideBySide(name.Column!.Name, item.End - 1)
        );

    /// <summary>
    /// "by progress" is the column Progress and no In progress of it; "no product" is the column Product, and no Production of another:
    /// what a header says word for word is no part of a value below it, nor a value that is only derived from the same word.
    /// </summary>
    private bool IsHeaderItself(SheetProfile subject, Item item) =>
        item.Name is { } value
        && question.Names.Any(name =>
            name.Kind == TermKind.Column
            && name.Start == item.Start
            && name.End == item.End
            && ReferenceEquals(name.Sheet, subject)
            && (ReferenceEquals(name.Column, value.Column) ? !IsWrittenOut(item) : IsDerived(value))
            && name.IsExactIn(question)
        );

    /// <summary>Whether all words of a value end where the item does, small ones too: "in progress".</summary>
    private bool IsWrittenOut(Item item) =>
        item.Name!.Values.Any(value =>
            NameWords.Split(value) is var words
            && item.End >= words.Count
            && words
                .Select(Stemmer.Singular)
                .SequenceEqual(
                    question.Tokens.Skip(item.End - words.Count).Take(words.Count).Select(token => token.Singular),
                    StringComparer.OrdinalIgnoreCase
                )
        );

    private bool IsDerived(SchemaMention value) =>
        value is { Words: 1, Match: MatchKind.Stem }
        && !value.Values.Any(text => NameWords.Split(text).Any(word => Stemmer.Singular(word) == question.Tokens[value.Start].Singular));

    private bool HasSideBySide(string header, int at)
    {
        var words = NameWords.Split(header);
        return Enumerable
            .Range(0, Math.Max(0, words.Count - 1))
            .Any(first => words[first] == question.Tokens[at].Lower && words[first + 1] == question.Tokens[at + 1].Lower);
    }

    /// <summary>"each factor on its own": no employee.</summary>
    private bool IsOfItsOwn(Item item) => question.Is(item.Start, "own") && question.Is(item.Start - 1, "its", "their");

    /// <summary>"top 5 states": how many of them, no state that is called 5.</summary>
    private bool IsHowMany(Item item) =>
        item.Name!.Words == 1
        && question.Tokens[item.Start].Number is not null
        && question.Operators.Any(op => op.Sense is Sense.Top or Sense.Bottom or Sense.Latest or Sense.Earliest && op.End == item.Start);

    /// <summary>"issued in 2025" is dated by Issued Date, whatever values have the word.</summary>
    private bool IsDated(Item item) =>
        question.Tokens[item.End - 1].Lower.EndsWith("ed", StringComparison.Ordinal)
        && Enumerable
            .Range(item.Start, item.End - 1 - item.Start)
            .All(at => TermMaker.Nouns(question.Profile, item.Name!.Sheet).Contains(question.Tokens[at].Stem))
        && question.Times.Any(time => time.Start - item.End is 0 or 1)
        && item.Name!.Sheet.Columns.Count(column =>
            column.Kind.IsDate() && column.Filled > 0 && DateNames.Has(column, question.Tokens[item.End - 1])
        ) == 1;

    /// <summary>"in March 2024" is that month, where a sheet has dates, and no value March that leaves the year over.</summary>
    private bool IsMonthOfADate(SheetProfile subject, Item item) =>
        subject.Columns.Any(column => column.Kind.IsDate())
        && question.Times.Any(time =>
            time.Range is not null && time.Start <= item.Start && item.End < time.End && question.Tokens[item.End].Kind == TokenKind.Number
        );

    /// <summary>"accidents fall before 9": a verb between the noun of the records and a time names no value.</summary>
    private bool IsVerbBeforeATime(SheetProfile subject, Item item) =>
        item.Name is { Words: 1, IsWhole: true }
        && question.Tokens[item.Start].Lower == question.Tokens[item.Start].Singular
        && item.Start > 0
        && TermMaker.Nouns(question.Profile, subject).Contains(question.Tokens[item.Start - 1].Stem)
        && question.Tokens[item.Start - 1].Lower != question.Tokens[item.Start - 1].Singular
        && question.Times.Any(time => time.Start - item.End is 0 or 1);

    /// <summary>"reaching the water" is no Rocky Reach: an ordinary word bent otherwise is no part of a name.</summary>
    private bool IsWordBent(Item item) =>
        item.Name is { IsWhole: false, Words: 1, Match: MatchKind.Stem } name
        && CommonWords.Has(question.Tokens[item.Start])
        && !name.Values.Any(value => NameWords.Split(value).Any(word => Stemmer.Singular(word) == question.Tokens[item.Start].Singular));

    /// <summary>"on land" beside a sheet Land is the sheet.</summary>
    private bool IsSubject(SheetProfile subject, SchemaMention name) =>
        question.Names.Any(other =>
            other is { Kind: TermKind.Sheet, IsWhole: true }
            && other.Start == name.Start
            && other.End == name.End
            && ReferenceEquals(other.Sheet, subject)
        );

    /// <summary>
    /// "many", "each", "all", "5" are values of some column somewhere: they are meant only where they are written as codes or beside their
    /// column.
    /// </summary>
    private bool IsWordOfTheLanguage(SheetProfile subject, Item item)
    {
        var name = item.Name!;
        return !(ReferenceEquals(subject, name.Sheet) && IsStatus(item))
            && !MeantValues.IsMeant(question, name)
            && !Enumerable.Range(item.Start, item.End - item.Start).Any(IsTelling)
            && !(name is { IsWhole: true, Words: > 1 } && IsHyphened(item))
            && !question.Names.Any(other =>
                other.Kind == TermKind.Column
                && !(FunctionWords.Has(question.Tokens[item.Start]) || StopWords.IsEmpty(question.Tokens[item.Start]))
                && ReferenceEquals(other.Column, name.Column)
                && (other.End <= item.Start ? item.Start - other.End : other.Start - item.End) is >= 0 and <= 2
            );
    }

    /// <summary>"start-up": words that say nothing alone are one that does.</summary>
    private bool IsHyphened(Item item) => Enumerable.Range(item.Start, item.End - item.Start).Any(at => question.Is(at, "-", "–"));

    /// <summary>"open" is a word of the language and the value Open of a column that says how things stand.</summary>
    private bool IsStatus(Item item) =>
        item.Name is { IsWhole: true, Match: MatchKind.Exact } name
        && States.IsState(name.Column!)
        && question.Operators.Any(op => op.Start >= item.Start && op.End <= item.End && States.Of(op.Sense) is not null)
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
}
