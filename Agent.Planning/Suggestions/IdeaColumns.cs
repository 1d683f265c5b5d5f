using System.Collections.Frozen;
using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Answers.Words;
using Agent.Planning.FollowUps;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Suggestions;

/// <summary>The columns of a sheet that ideas are made of, found by what they hold.</summary>
internal sealed class IdeaColumns(DatasetProfile profile, SheetProfile sheet)
{
    private const int MaxCategories = 60;

    // Whole numbers of fewer values are hours, districts and grades: an average of them says little.
    private const int FewestWhole = 20;
    private const int Fewest = 5;

    private static readonly FrozenSet<string> Ends = WordLists.Of("name_ends");
    private static readonly FrozenSet<string> Coordinates = WordLists.Of("coordinates");

    public SheetProfile Sheet { get; } = sheet;

    public RecordNoun Noun { get; } = SheetNouns.Of(sheet, profile);

    /// <summary>Whether its records can be overdue: they have a due date, and whether they are done.</summary>
    public bool CanBeOverdue { get; } =
        profile.Measures.Any(measure => measure is { Name: "overdue_actions", IsAvailable: true } && measure.Sheet == sheet.Name);

    /// <summary>The column that says why records occurred, among those that people sort by; null where there is none.</summary>
    public ColumnProfile? Cause => WhyFragment.Column(Sheet) is { } cause && Categories.Contains(cause) ? cause : null;

    /// <summary>A heading as people say it: "incident type" for <c>IncidentType_EN_LIST</c>.</summary>
    public static string Name(ColumnProfile column, AnswerWords words)
    {
        if (column.Label.Any(char.IsWhiteSpace) || !(column.Label.Contains('_', StringComparison.Ordinal) || HasHump(column.Label)))
            return words.Heading(column.Label);
        var parts = NameWords.Split(column.Label).ToList();
        while (parts.Count > 1 && Ends.Contains(parts[^1]))
            parts.RemoveAt(parts.Count - 1);
        return string.Join(' ', parts);
    }

    /// <summary>What people sort by: full, of a handful of values, no persons, no ids; best first.</summary>
    public IReadOnlyList<ColumnProfile> Categories { get; } =
    [
        .. sheet
            .Columns.Where(column =>
                column.Kind.IsText()
                && !column.IsPerson
                && !column.IsIdentifier
                && !column.IsNarrative
                && column.Distinct is >= 3 and <= MaxCategories
                && column.MeanLength < 40
                && IsName(column.Label)
                && !IsRecord(column.Label, RecordNoun.Of(sheet))
                && !IsCodes(profile, sheet, column)
            )
            .OrderByDescending(column => column.Filled * (column.Distinct is >= 4 and <= 30 ? 1.0 : 0.6)),
    ];

    /// <summary>Numbers worth averaging: many different values, at least a quarter filled, no ids.</summary>
    public IReadOnlyList<ColumnProfile> Numbers { get; } =
    [
        .. sheet.Columns.Where(column =>
            column.Kind.IsNumeric()
            && !column.IsIdentifier
            && !column.IsCode
            && IsName(column.Label)
            && IsAmount(column)
            && column.Filled > sheet.Entities / 4
        ),
    ];

    /// <summary>The date questions mean; null where there is none.</summary>
    public ColumnProfile? Date { get; } = sheet.Column(sheet.DefaultDateColumn);

    /// <summary>The last year that the data hold whole: it ends before their last day; null where there are not two years.</summary>
    public int? LastFullYear =>
        Day(Date?.Min) is { } first && Day(Date?.Max) is { } last && last.Year > first.Year
            ? (last is { Month: 12, Day: > 24 } ? last.Year : last.Year - 1)
            : null;

    /// <summary>Whether the year before the last full one is in the data, too.</summary>
    public bool HasYearBefore => LastFullYear is { } year && Day(Date?.Min) is { } first && first < new DateTime(year - 1, 2, 1);

    /// <summary>Whether the data begin in a year or before.</summary>
    public bool Holds(int year) => Day(Date?.Min) is { } first && first.Year <= year;

    public Query Count => new() { From = Sheet.Table, Select = [new CountOf()] };

    /// <summary>Groups by a column: by what its codes mean, where the workbook says it.</summary>
    public GroupKey Key(ColumnProfile column) =>
        new(CodeLists.NameOf(profile, Sheet, Sheet, column) is { } meaning ? new ColumnValue(meaning) : Value(column));

    /// <summary>The groups that categories make, those of columns in use apart.</summary>
    public IEnumerable<GroupKey> Keys(IReadOnlySet<string> used) =>
        Categories
            .Where(column => !used.Contains(column.Name))
            .Select(Key)
            .Where(key => key.Of is not ColumnValue { Field.Column: var name } || !used.Contains(name));

    public static ColumnValue Value(ColumnProfile column) => new(new Field(column.Name));

    public InTimeRange Year(int year) => new(new Field(Date!.Name), new DateTime(year, 1, 1), new DateTime(year + 1, 1, 1));

    // A header that is a question of its own fits into no other.
    private static bool IsName(string label) => !label.Contains('?', StringComparison.Ordinal);

    private static bool HasHump(string label) =>
        label.Skip(1).Zip(label, (later, earlier) => char.IsUpper(later) && char.IsLower(earlier)).Any(isHump => isHump);

    /// <summary>Letters and digits that stand for something nobody tells: the records are not sorted by what cannot be read.</summary>
    private static bool IsCodes(DatasetProfile profile, SheetProfile sheet, ColumnProfile column) =>
        column.MeanLength < 2
        && !column.Label.Any(char.IsWhiteSpace)
        && CodeLists.NameOf(profile, sheet, sheet, column) is null;

    private static bool IsAmount(ColumnProfile column) =>
        column.Distinct > (column.Kind == ColumnKind.Integer ? FewestWhole : Fewest)
        && !NameWords.Split(column.Label).Any(word => IsShortened(word) || Coordinates.Contains(word));

    // "Cost" has few vowels and is a word all the same.
    private static bool IsShortened(string word) => CodedNames.IsCoded(word) && !CommonWords.IsWord(word);

    // "Which CCP had the most CCPs?" asks nothing.
    private static bool IsRecord(string label, RecordNoun noun) =>
        string.Equals(label, noun.Singular, StringComparison.OrdinalIgnoreCase)
        || string.Equals(label, noun.Plural, StringComparison.OrdinalIgnoreCase);

    private static DateTime? Day(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9990 ? day : null;
}
