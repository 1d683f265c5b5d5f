namespace Agent.Data.Workbooks.Csv;

/// <summary>How the cells of a CSV file are parted.</summary>
/// <param name="Delimiter">Between cells.</param>
/// <param name="HasBackslashes">Whether a quote within a quoted cell is written <c>\"</c>.</param>
/// <param name="Columns">How many cells most lines have.</param>
/// <param name="SkipsFirstLine">Whether the first line only names the separator, <c>sep=;</c>.</param>
internal sealed record CsvFormat(char Delimiter, bool HasBackslashes, int Columns, bool SkipsFirstLine)
{
    // A few titles and remarks stand in most exports.
    private const double MostLines = 0.8;

    /// <summary>Whether each line is quoted as a whole.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>How many of the lines have so many cells, from 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>Whether the lines are rows of a table beyond doubt.</summary>
    public bool IsTable => Columns > 1 && Share >= MostLines;
}
