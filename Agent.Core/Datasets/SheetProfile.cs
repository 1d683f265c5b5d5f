namespace Agent.Core.Datasets;

/// <summary>What is known of a sheet. Immutable.</summary>
public sealed record SheetProfile
{
    /// <summary>Name as in the workbook; for a CSV file, the file's name without extension.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the table in SQL, unique in its dataset regardless of case. Quote it in SQL.</summary>
    public required string Table { get; init; }

    /// <summary>Data rows.</summary>
    public required long Rows { get; init; }

    /// <summary>The columns in sheet order.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>
    /// <see cref="ColumnProfile.Name"/> of the column that names an entity where its rows repeat it; null where a row is a record.
    /// </summary>
    public string? EntityKey { get; init; }

    /// <summary>Distinct entities; equals <see cref="Rows"/> where a row is an entity.</summary>
    public long Entities { get; init; }

    /// <summary>
    /// <see cref="ColumnProfile.Name"/> of the date that questions about time mean unless they say otherwise; null when there is none.
    /// </summary>
    public string? DefaultDateColumn { get; init; }

    /// <summary>What the rows are where an id repeats on several of them; null where it does not.</summary>
    public SheetGrain? Grain { get; init; }

    /// <summary>
    /// For which columns the snapshot keeps the rows that stand for their values, so that no statement has to search them.
    /// </summary>
    public IReadOnlyList<FirstRowTable> FirstRows { get; init; } = [];

    /// <summary>
    /// Words for a record of the sheet, singular and lower case, the likeliest first: from its name, the header and prefix of its ids, the
    /// file's name; general ones
    /// ("incident", "case") only where nothing else says what the rows are.
    /// </summary>
    public IReadOnlyList<string> RecordWords { get; init; } = [];

    /// <summary>What stands above the header as the table's title; null where nothing does.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Where the table stands, as Excel writes it (<c>A20:F31</c>), where a sheet holds several; null where the sheet is the table.
    /// </summary>
    public string? Area { get; init; }

    /// <summary>
    /// Tables (<see cref="Table"/>) of the sheets of one shape whose rows stand here one below the other, with a column for the sheet's
    /// name, or of the one sheet whose columns of months are rows here; empty for a sheet of the file.
    /// </summary>
    public IReadOnlyList<string> Tabs { get; init; } = [];

    /// <summary>
    /// The table in which the sheet's rows stand together with those of sheets of the same shape, or its columns of months as rows; null
    /// where there is none.
    /// </summary>
    public string? PartOf { get; init; }

    /// <summary>
    /// Where a row is a cell of a sheet with a column for each month: the column that holds what stood in the cells. Such rows are no
    /// records and are added up, not counted; null for other sheets.
    /// </summary>
    public string? AmountColumn { get; init; }

    /// <summary>Rows that are no records, by reason. They are in no count, sum or list.</summary>
    public IReadOnlyList<LeftOutRows> LeftOut { get; init; } = [];

    /// <summary>Rows that repeat another row in every cell; they are records unless the sidecar says otherwise.</summary>
    public long RepeatedRows { get; init; }

    /// <summary>Whether the workbook hides the sheet.</summary>
    public bool Hidden { get; init; }

    /// <summary>Other words for the sheet's rows, from the sidecar file.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Data-quality notes in plain words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The column with this exact <see cref="ColumnProfile.Name"/> regardless of case; null when there is none.</summary>
    public ColumnProfile? Column(string? name) =>
        name is null ? null : Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}
