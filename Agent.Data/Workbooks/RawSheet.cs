namespace Agent.Data.Workbooks;

/// <summary>A sheet as it stands in the file: nothing decided yet.</summary>
internal sealed record RawSheet
{
    public required string Name { get; init; }

    public bool Hidden { get; init; }

    /// <summary>The cells by row; each is null, string, double, bool, <see cref="DateTime"/>, <see cref="TimeSpan"/> or <see cref="CellError"/>. Rows may be shorter than others.</summary>
    public required IReadOnlyList<object?[]> Rows { get; init; }

    /// <summary>Number format of each column, taken from its first numeric cell below the header; null where it has none.</summary>
    public IReadOnlyList<string?> Formats { get; init; } = [];
}
