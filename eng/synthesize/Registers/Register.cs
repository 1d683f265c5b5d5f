namespace Agent.Synthesize.Registers;

/// <summary>A sheet of records.</summary>
/// <param name="Name">Name of its file, without the ending.</param>
/// <param name="Noun">What a row is.</param>
internal sealed record Register(string Name, NounWords Noun, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows)
{
    /// <summary>The day that questions are asked on.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 29);

    /// <summary>Columns of a kind.</summary>
    public IReadOnlyList<Column> Of(ColumnKind kind) => [.. Columns.Where(column => column.Kind == kind)];

    /// <summary>The date column of a role; null without one.</summary>
    public Column? Date(DateRole role) => Columns.FirstOrDefault(column => column.Kind == ColumnKind.Date && column.Role == role);

    /// <summary>The days records happened on.</summary>
    public Column Occurred => Date(DateRole.Occurred)!;

    /// <summary>The numbers of the records.</summary>
    public Column Id => Columns.First(column => column.Kind == ColumnKind.Id);
}
