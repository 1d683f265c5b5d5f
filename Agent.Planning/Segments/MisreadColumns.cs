using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Segments;

/// <summary>Words that a column or a sheet has in its name and that do not name it here.</summary>
internal sealed class MisreadColumns(Question question)
{
    /// <summary>Whether an item of a column or a sheet says something else.</summary>
    public bool Have(SheetProfile subject, Item item) =>
        item.Name!.Kind switch
        {
            TermKind.Column => IsNumberOfRecords(subject, item)
                || IsToDoBy(item)
                || IsPeriodOfAKey(item)
                || IsNounOfSheet(subject, item)
                || IsSaidOfACell(item)
                || IsOwedTo(item)
                || IsUnitOfASpan(subject, item)
                || HasExactRival(item.Name),
            TermKind.Sheet => IsPartOfASheetSaid(item.Name),
            _ => false,
        };

    /// <summary>"permits" are the rows of the log, not the Permit no by which another sheet refers to them.</summary>
    private bool IsNumberOfRecords(SheetProfile subject, Item item) =>
        item.Name is { Words: 1, IsWhole: false } name
        && !ReferenceEquals(name.Sheet, subject)
        && TermMaker.Nouns(question.Profile, subject).Contains(question.Tokens[item.Start].Stem);

    /// <summary>"days to fix by risk class" groups: it is no Fix by.</summary>
    private bool IsToDoBy(Item item) =>
        question.Is(item.End - 1, "by")
        && question.Is(item.Start - 1, "to")
        && question.Names.Any(next => next.Kind == TermKind.Column && next.Start == item.End);

    /// <summary>"by site and year" is the period, not the Years of Service.</summary>
    private bool IsPeriodOfAKey(Item item) =>
        !item.Name!.IsWhole
        && question.Periods.Any(period => period.Start == item.Start && period.End == item.End)
        && question.Is(item.Start - 1, "by", "per", "each", "every", "and", ",")
        && question.Operators.Any(op => op.Sense is Sense.By or Sense.Each && op.End <= item.Start);

    /// <summary>
    /// "land spills" are the rows of Land, not an amount spilled: a word of the file's name stands right behind the sheet's.
    /// </summary>
    private bool IsNounOfSheet(SheetProfile subject, Item item) =>
        item.Name is { IsWhole: false, Words: 1 }
        && item.End - item.Start == 1
        && TermMaker.IsOfTitle(question.Profile, question.Tokens[item.Start])
        && question.Names.Any(name =>
            name is { Kind: TermKind.Sheet, IsWhole: true } && name.End == item.Start && ReferenceEquals(name.Sheet, subject)
        );

    /// <summary>"where one is given" says that a cell is filled: it is no part of First Aid Given.</summary>
    private bool IsSaidOfACell(Item item) =>
        item.Name is { IsWhole: false, Words: 1 }
        && question.Operators.Any(op => op.Sense == Sense.Given && op.End - op.Start > 1 && op.Start <= item.Start && item.End <= op.End);

    /// <summary>"due to rain" gives a cause: it is no Due date, as "due to be closed" is.</summary>
    private bool IsOwedTo(Item item) =>
        question.Is(item.End - 1, "due")
        && question.Is(item.End, "to")
        && !question.Is(item.End + 1, "be", "start", "end", "close", "finish");

    /// <summary>"how many days on average from opened to closed": the unit of a span between two dates, and no Days lost.</summary>
    private bool IsUnitOfASpan(SheetProfile subject, Item item) =>
        item.Name is { IsWhole: false, Words: 1 }
        && item.End - item.Start == 1
        && question.Is(item.Start, "day", "days", "hour", "hours", "week", "weeks", "minutes")
        && question.Names.Any(from =>
            IsDateOf(subject, from)
            && question.Is(from.Start - 1, "from", "between")
            && from.Start > item.Start
            && question.Names.Any(to => IsDateOf(subject, to) && to.Start == from.End + 1 && question.Is(from.End, "to", "and", "until"))
        );

    private static bool IsDateOf(SheetProfile subject, SchemaMention name) =>
        name is { Kind: TermKind.Column, Column: { } column } && column.Kind.IsDate() && ReferenceEquals(name.Sheet, subject);

    /// <summary>"audit" is the column Audit where there is one, not Auditor.</summary>
    private bool HasExactRival(SchemaMention name) =>
        !name.IsExactIn(question)
        && question.Names.Any(other =>
            other.Kind is TermKind.Column or TermKind.Sheet
            && other.Start == name.Start
            && other.End == name.End
            && ReferenceEquals(other.Sheet, name.Sheet)
            && other.IsExactIn(question)
        );

    private bool IsPartOfASheetSaid(SchemaMention name) =>
        !name.IsWhole
        && question.Names.Any(other =>
            other is { Kind: TermKind.Sheet, IsWhole: true } && other.Start == name.Start && other.End == name.End
        );
}
