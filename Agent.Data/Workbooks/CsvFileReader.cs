using System.Text;
using Agent.Data.Queries;
using DuckDB.NET.Data;

namespace Agent.Data.Workbooks;

/// <summary>Reads <c>.csv</c> by DuckDB's reader: all cells stay text; kinds are decided later, by the same evidence as for Excel.</summary>
internal static class CsvFileReader
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <param name="path">The file.</param>
    /// <param name="name">What the sheet is called.</param>
    /// <param name="copy">Where the text may stand in UTF-8 for as long as it is read, when the file has another encoding.</param>
    /// <param name="limits">How much is read before the file is refused.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="WorkbookException">The file is empty, no CSV, or beyond the limits.</exception>
    public static IReadOnlyList<RawSheet> Read(string path, string name, string copy, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length == 0)
            throw new WorkbookException("The file is empty.");
        var encoding = CsvEncoding.Find(path, cancellationToken);
        if (encoding == Encoding.UTF8)
            return [ReadUtf8(path, name, limits, cancellationToken)];
        try
        {
            CsvEncoding.Convert(path, encoding, copy, cancellationToken);
            return [ReadUtf8(copy, name, limits, cancellationToken) with { Notes = [Note(encoding)] }];
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static string Note(Encoding encoding) => encoding == CsvEncoding.Windows1252
        ? "The file is not in UTF-8 and was read as Windows-1252; if letters are wrong, save it as \"CSV UTF-8\""
        : "The file is in UTF-16";

    private static RawSheet ReadUtf8(string path, string name, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        var delimiter = Delimiter(path);
        CsvShape.Check(path, delimiter, limits, cancellationToken);
        try
        {
            using var connection = new DuckDBConnection("Data Source=:memory:;threads=1");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                """
                SELECT * FROM read_csv($path, all_varchar = true, header = false, delim = $delimiter, quote = '"', escape = '"',
                    null_padding = true, parallel = false, max_line_size = 16777216, buffer_size = 33554432)
                """;
            command.Parameters.Add(new DuckDBParameter("path", Literally(path)));
            command.Parameters.Add(new DuckDBParameter("delimiter", delimiter.ToString()));
            command.UseStreamingMode = true;
            using var reader = command.ExecuteReader();
            var target = new RawSheetBuilder(name, hidden: false, new TextPool(), new WorkbookBudget(limits));
            for (var row = 1; reader.Read(); row++)
            {
                if ((row & 0xFFF) == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                target.StartRow(row);
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    if (!reader.IsDBNull(column))
                        target.SetText(column + 1, reader.GetString(column));
                }
            }

            return target.Build();
        }
        catch (DuckDBException broken) when (!DuckMessage.IsOutOfMemory(broken))
        {
            throw new WorkbookException("The file cannot be read as CSV. Check that every row has the same separators and save it as \"CSV UTF-8\".", isPassing: true, broken);
        }
    }

    // DuckDB takes names as patterns; each mark of a pattern in a class of its own means itself.
    private static string Literally(string path) => string.Concat(path.Select(c => c is '*' or '?' or '[' ? $"[{c}]" : c.ToString()));

    // The first line decides: which of the usual separators stands in it most, outside quotes. Left to guess, the reader is misled by quotes within narratives.
    private static char Delimiter(string path)
    {
        using var reader = new StreamReader(path);
        var line = reader.ReadLine() ?? string.Empty;
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var c in line)
        {
            quoted ^= c == '"';
            var which = quoted ? -1 : Array.IndexOf(Delimiters, c);
            if (which >= 0)
                counts[which]++;
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
