using Agent.Core.Datasets;

namespace Agent.Data.Workbooks;

/// <summary>A sheet as it stands in the file: nothing decided yet. Rows without a value are left out.</summary>
internal sealed record RawSheet
{
    public required string Name { get; init; }

    public bool Hidden { get; init; }

    /// <summary>Number in the file of each row that has a value, counted from 1, ascending.</summary>
    public required IReadOnlyList<int> RowNumbers { get; init; }

    /// <summary>The cells by column; rows are counted as in <see cref="RowNumbers"/>.</summary>
    public required IReadOnlyList<RawColumn> Columns { get; init; }

    /// <summary>The texts of the workbook.</summary>
    public required TextPool Texts { get; init; }

    /// <summary>Merged cells; their value stands top left.</summary>
    public IReadOnlyList<CellRange> Merges { get; init; } = [];

    /// <summary>What was decided about the file when it was read, in plain words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What Excel itself says of rows and columns.</summary>
    public SheetMarks Marks { get; init; } = new();

    /// <summary>Where the table stands, where the sheet holds several; null where the sheet is the table.</summary>
    public string? Area { get; init; }

    /// <summary>The separator of a CSV file; null for workbooks.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Lines of a CSV file that could not be read; null where all could.</summary>
    public LeftOutRows? BadLines { get; init; }

    public int Rows => RowNumbers.Count;

    /// <summary>The sheet without some rows.</summary>
    /// <param name="removed">Which, ascending.</param>
    public RawSheet Without(IReadOnlyList<int> removed)
    {
        if (removed.Count == 0)
            return this;
        foreach (var column in Columns)
            column.Remove(removed, Rows);
        var gone = removed.ToHashSet();
        return this with { RowNumbers = [.. RowNumbers.Where((_, row) => !gone.Contains(row))] };
    }

    /// <summary>
    /// A cell as people see it: null, string, double, bool, <see cref="DateTime"/>, <see cref="TimeSpan"/> or <see cref="CellError"/>.
    /// </summary>
    public object? this[int row, int column]
    {
        get
        {
            var cells = Columns[column];
            return cells.Kind(row) switch
            {
                CellKind.Empty => null,
                CellKind.Date => SerialDate.TryRead(cells.Number(row), out var date) ? date : cells.Number(row),
                CellKind.Time or CellKind.Duration => SerialDate.TryReadSpan(cells.Number(row), out var span) ? span : cells.Number(row),
                CellKind.Text => Texts[(int)cells.Value(row)],
                CellKind.Boolean => cells.Value(row) != 0,
                CellKind.Error => new CellError(Texts[(int)cells.Value(row)]),
                _ => cells.Number(row),
            };
        }
    }

    /// <summary>The text of a cell; null for other kinds.</summary>
    public string? Text(int row, int column) => Columns[column].Kind(row) == CellKind.Text ? Texts[(int)Columns[column].Value(row)] : null;
}
