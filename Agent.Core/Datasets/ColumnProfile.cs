using Agent.Protocol;

namespace Agent.Core.Datasets;

/// <summary>What is known of a column. Made once when a workbook is loaded; immutable.</summary>
public sealed record ColumnProfile
{
    /// <summary>Values whose spellings are told, at most.</summary>
    public const int MostSpellings = 50;

    /// <summary>Name in SQL and in results: the cleaned header, unique in its sheet regardless of case. Quote it in SQL.</summary>
    public required string Name { get; init; }

    /// <summary>Header as in the sheet; for people.</summary>
    public required string Label { get; init; }

    /// <summary>What the cells are.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>Rows with a value.</summary>
    public long Filled { get; init; }

    /// <summary>Distinct values; for a <see cref="ColumnKind.List"/> column, distinct items.</summary>
    public long Distinct { get; init; }

    /// <summary>Smallest value as text, ISO 8601 for dates; null when empty.</summary>
    public string? Min { get; init; }

    /// <summary>Largest value as text, ISO 8601 for dates; null when empty.</summary>
    public string? Max { get; init; }

    /// <summary>
    /// Values with their row counts, most frequent first. For text, list and boolean columns whose values are short (mean at most 80
    /// characters),
    /// all of them up to 50,000; for others the top 20. List columns: the items.
    /// </summary>
    public IReadOnlyList<ValueCount> Values { get; init; } = [];

    /// <summary>Whether <see cref="Values"/> holds every distinct value.</summary>
    public bool ValuesComplete { get; init; }

    /// <summary>Mean length of the text values in characters; 0 for other kinds.</summary>
    public double MeanLength { get; init; }

    /// <summary>What separates the items of a <see cref="ColumnKind.List"/> column, <c>;</c> or another; null otherwise.</summary>
    public string? Separator { get; init; }

    /// <summary>Unit of the numbers, where known.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether the values name persons; such values never go to an external model.</summary>
    public bool IsPerson { get; init; }

    /// <summary>Whether every row has its own value, or nearly so, and the values read like ids.</summary>
    public bool IsIdentifier { get; init; }

    /// <summary>
    /// Where rows repeat an entity: whether each of its rows holds a value of its own here (the body part of each injured person), instead
    /// of repeating the first row's
    /// or holding filler.
    /// </summary>
    public bool VariesWithinEntity { get; init; }

    /// <summary>
    /// Whether the numbers name something – a record, a key of another sheet, a year, a postcode, a phone, a place on a map: never offered
    /// for sums or means.
    /// </summary>
    public bool IsCode { get; init; }

    /// <summary>What a date says of the record; <see cref="Datasets.DateRole.None"/> for other kinds and where nothing tells.</summary>
    public DateRole DateRole { get; init; }

    /// <summary>What the column is, in the words of a sheet that describes fields; null where there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Whether only the month of a date is known: no day and no weekday may be asked of it.</summary>
    public bool IsMonthOnly { get; init; }

    /// <summary>
    /// Values that the file writes in several ways; <see cref="Values"/> and the table hold each in one. At most
    /// <see cref="MostSpellings"/>, most frequent first.
    /// </summary>
    public IReadOnlyList<ValueSpellings> Spellings { get; init; } = [];

    /// <summary>Other words for the column, from the sidecar file.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Words that stand for some of its values, from the sidecar file.</summary>
    public IReadOnlyList<ColumnDefinition> Definitions { get; init; } = [];

    /// <summary>Decisions about the column in plain words, with the count of cells that did not fit and where they went.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What a figure over the column must say: cells that do not fit and values that were mended.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>Whether the values are long text that people wrote: narratives, descriptions.</summary>
    public bool IsNarrative => Kind == ColumnKind.Text && MeanLength > 60;
}
