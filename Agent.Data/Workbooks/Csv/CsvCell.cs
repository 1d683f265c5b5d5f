namespace Agent.Data.Workbooks.Csv;

/// <summary>A cell within the text of its record.</summary>
/// <param name="Start">Its first character, behind the quote if there is one.</param>
/// <param name="End">Behind its last.</param>
/// <param name="HasEscapes">Whether it holds doubled or escaped quotes.</param>
internal readonly record struct CsvCell(int Start, int End, bool HasEscapes);
