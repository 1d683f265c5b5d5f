using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading.Ledger;

/// <summary>A query taken apart: what words of a question can have become.</summary>
internal sealed class QueryParts
{
    private readonly HashSet<string> _nouns;
    private readonly HashSet<string> _otherNouns;

    public QueryParts(Draft draft, LogicalQuery query)
    {
        Draft = draft;
        Query = query;
        Conditions = [.. Flat(query.Filters), .. Flat(query.Part)];
        _nouns = [.. Sheets().SelectMany(sheet => TermMaker.Nouns(draft.Sentence.Profile, sheet).Concat(Identified(sheet)))];
        _otherNouns = [.. draft.Sentence.Profile.Sheets.Where(sheet => sheet.Rows > 0).SelectMany(sheet => TermMaker.Nouns(draft.Sentence.Profile, sheet))];
        Columns = [.. Named().Where(column => column is not null).Select(column => column!)];
    }

    public Draft Draft { get; }

    public LogicalQuery Query { get; }

    public Sentence Sentence => Draft.Sentence;

    /// <summary>All conditions, those on related sheets singly.</summary>
    public IReadOnlyList<Condition> Conditions { get; }

    /// <summary>All columns that the query looks at.</summary>
    public IReadOnlyList<ColumnRef> Columns { get; }

    public bool HasGroups => Query.Groups.Count > 0;

    /// <summary>Whether a length of time between two dates is measured or compared.</summary>
    public bool HasDuration => Query.EndColumn is not null || Conditions.Any(condition => condition is DurationCondition)
        || Query.Column?.Column.Kind == ColumnKind.Duration;

    /// <summary>Whether a date is the result.</summary>
    public bool GivesDate => Query.Kind == MeasureKind.Span
        || (Query.Kind is MeasureKind.Min or MeasureKind.Max && Query.EndColumn is null && Query.Column!.Column.Kind.IsDate());

    /// <summary>Whether a column of numbers, or a length of time, is what is worked out.</summary>
    public bool MeasuresNumber => Query.Kind is MeasureKind.Sum or MeasureKind.Mean or MeasureKind.Median or MeasureKind.Min or MeasureKind.Max;

    /// <summary>Whether some condition takes rows out.</summary>
    public int Negations => Conditions.Count(IsNegated) + Query.Filters.Concat(Query.Part).Count(condition => condition is RelatedCondition { Count: ("=", 0) or ("<", 1) });

    /// <summary>"Permit no", "Defect ID": what the ids are ids of.</summary>
    private static IEnumerable<string> Identified(SheetProfile sheet) => sheet.Columns
        .Where(column => column.IsIdentifier || column.Name == sheet.EntityKey)
        .Select(column => NameWords.Split(column.Label))
        .Where(words => words.Count > 1 && Numbers.IsIdWord(words[^1]))
        .Select(words => Stemmer.Stem(words[^2]));

    /// <summary>Whether a word is one that the rows of the sheets used are called by.</summary>
    public bool NamesRows(Token token) => _nouns.Contains(token.Stem) || (RowNouns.IsGeneral(token.Stem) && !_otherNouns.Contains(token.Stem)) || (token.Is(Coverage.Hurt) && _nouns.Contains("accid"));

    /// <summary>Whether a word is one that the rows of a sheet are called by which the query does not look at.</summary>
    public bool NamesOtherRows(Token token) => token.Kind == TokenKind.Word && !StopWords.IsSoft(token) && !StopWords.IsEmpty(token) && !_nouns.Contains(token.Stem)
        && _otherNouns.Contains(token.Stem);

    public bool Uses(Link link) => link.Kind switch
    {
        TermKind.Sheet => UsesSheet(link),
        TermKind.Column => Columns.Any(column => column.Is(Draft.Ref(link))),
        _ => Conditions.Any(condition => Says(condition, link)) || Query.Groups.Any(group => group.Column.Is(Draft.Ref(link))),
    };

    private bool UsesSheet(Link link) => ReferenceEquals(link.Sheet, Query.Sheet)
        || Query.Filters.Concat(Query.Part).Any(condition => condition is RelatedCondition related && ReferenceEquals(related.Other, link.Sheet))
        || Query.Groups.Any(group => ReferenceEquals(group.Column.Sheet, link.Sheet))
        || link.Tokens.All(at => NamesRows(Sentence.Tokens[at]));

    private IEnumerable<SheetProfile> Sheets() =>
        [Query.Sheet, .. Query.Filters.Concat(Query.Part).OfType<RelatedCondition>().Select(related => related.Other), .. Query.Groups.Select(group => group.Column.Sheet)];

    private static bool IsNegated(Condition condition) => condition switch
    {
        ValueCondition value => value.IsNegated || IsNo(value),
        TextCondition text => text.IsNegated,
        TimeCondition time => time.IsNegated,
        CalendarCondition calendar => calendar.IsNegated,
        BlankCondition => true,
        NumberCondition number => (number is { Op: "=", Value: 0 } && number.Column.Column.Filled == number.Sheet.Rows) || number.Op is "<" or "<=",
        ColumnsCondition columns => columns.Op is "<>" or "<=",
        _ => false,
    };

    private static bool IsNo(ValueCondition value) =>
        Flags.IsFlag(value.Column.Column) && value.Values.Count == 1 && value.Values[0] == Flags.NoOf(value.Column.Column);

    private static bool Says(Condition condition, Link link) => condition switch
    {
        ValueCondition value => value.Column.Is(Draft.Ref(link)) && link.Values.Any(value.Values.Contains),
        TextCondition text => text.Columns.Any(column => column.Is(Draft.Ref(link))),
        _ => false,
    };

    private IEnumerable<ColumnRef?> Named() =>
    [
        Query.Column,
        Query.EndColumn,
        .. Query.Groups.Select(group => group.Column),
        Query.WithAll?.Column,
        .. Query.Between is null ? [] : new[] { Draft.Date },
        .. Conditions.SelectMany(Of),
    ];

    private static IEnumerable<ColumnRef> Of(Condition condition) => condition switch
    {
        ValueCondition value => [value.Column],
        TextCondition text => text.Columns,
        TimeCondition time => [time.Column],
        CalendarCondition calendar => [calendar.Column],
        BlankCondition blank => [blank.Column],
        NumberCondition number => [number.Column],
        ColumnsCondition columns => [columns.Left, columns.Right],
        DurationCondition duration => [duration.Start, duration.End],
        _ => [],
    };

    private static IEnumerable<Condition> Flat(IEnumerable<Condition> conditions) =>
        conditions.SelectMany(condition => condition is RelatedCondition related ? [condition, .. related.Conditions] : new[] { condition });
}
