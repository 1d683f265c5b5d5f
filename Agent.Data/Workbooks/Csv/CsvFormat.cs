namespace Agent.Data.Workbooks.Csv;

/// <summary>How the cells of a CSV file are parted.</summary>
/// <param name="Delimiter">Between cells.</param>
/// <param name="HasBackslashes">Whether a quote within a quoted cell is written <c>\"</c>.</param>
/// <param name="Columns">How many cells most lines have.</param>
/// <param name="SkipsFirstLine">Whether the first line only names the separator, <c>sep=;</c>.</param>
internal sealed record CsvFormat(char Delimiter, bool HasBackslashes, int Columns, bool SkipsFirstLine);
