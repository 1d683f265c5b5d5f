using System.Buffers;

namespace Agent.Data.Workbooks;

/// <summary>
/// Counts the columns and rows of a CSV file before anything is made for them: a reader takes some memory for each column of each row, so that a file of a
/// megabyte with a hundred thousand columns would take gigabytes.
/// </summary>
internal static class CsvShape
{
    private const int Block = 1 << 16;

    /// <exception cref="WorkbookException">The file is beyond the limits.</exception>
    public static void Check(string path, char delimiter, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Block);
        var marks = SearchValues.Create((byte)delimiter, (byte)'"', (byte)'\n', (byte)'\r');
        var buffer = new byte[Block];
        var (columns, rows, widest, isQuoted) = (1, 1L, 1, false);
        while (file.Read(buffer) is > 0 and var read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rest = buffer.AsSpan(0, read);
            for (int at; (at = rest.IndexOfAny(marks)) >= 0; rest = rest[(at + 1)..])
            {
                var mark = rest[at];
                if (mark == '"')
                {
                    isQuoted = !isQuoted;
                }
                else if (mark == delimiter && !isQuoted)
                {
                    columns++;
                    if (columns > limits.MaxColumns)
                        throw new WorkbookException($"A row of the file has more than {limits.MaxColumns:N0} columns, the most that are read. Split it, or save fewer columns.");
                }
                else if (mark != delimiter && !isQuoted)
                {
                    widest = Math.Max(widest, columns);
                    columns = 1;
                    rows++;
                }
            }
        }

        // Line ends of two characters count twice: the true number is at least half.
        new WorkbookBudget(limits).CheckArea(rows / 2, widest);
    }
}
