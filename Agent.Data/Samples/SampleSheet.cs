namespace Agent.Data.Samples;

/// <summary>A sheet to be written: what stands above the header, the header, the rows.</summary>
internal sealed record SampleSheet
{
    public required string Name { get; init; }

    /// <summary>Text in the first row, above the header and a blank row; null: the header is the first row.</summary>
    public string? TitleRow { get; init; }

    /// <summary>The columns; names may be blank or occur twice, as in real workbooks.</summary>
    public required IReadOnlyList<SampleColumn> Columns { get; init; }

    /// <summary>
    /// The cells: null, string, double, int, bool, <see cref="DateTime"/>, <see cref="TimeSpan"/> or <see cref="SampleError"/>.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; }
}
