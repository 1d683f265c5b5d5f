namespace Agent.Synthesize.Registers;

/// <summary>A record: the _cells by column; null where a cell is empty.</summary>
internal sealed class Row
{
    private readonly Dictionary<Column, object?> _cells = [];

    /// <summary>A cell.</summary>
    public object? this[Column column]
    {
        get => _cells.GetValueOrDefault(column);
        set => _cells[column] = value;
    }

    /// <summary>The text of a cell.</summary>
    public string? Text(Column column) => (string?)this[column];

    /// <summary>The number of a cell.</summary>
    public double? Number(Column column) => (double?)this[column];

    /// <summary>The day of a cell.</summary>
    public DateOnly? Day(Column column) => (DateOnly?)this[column];
}
