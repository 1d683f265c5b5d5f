namespace Agent.Data.Queries.Gate;

/// <summary>
/// Signs that stand one behind the other: two thousand <c>+</c> before a number take the parser eight seconds, and none of them means
/// anything.
/// </summary>
internal static class SqlSigns
{
    /// <summary>
    /// The longest row of <c>+ - ~ ! @</c> with nothing but blanks and comments between them; what is quoted does not count.
    /// </summary>
    public static int LongestRow(string sql)
    {
        var (longest, row) = (0, 0);
        for (var at = 0; at < sql.Length; at++)
        {
            if (char.IsWhiteSpace(sql[at]))
                continue;
            if (Passed(sql, at) is { } end)
            {
                at = end - 1;
                row = sql[at] is '\'' or '"' ? 0 : row;
                continue;
            }

            row = sql[at] is '+' or '-' or '~' or '!' or '@' ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }

        return longest;
    }

    /// <summary>The place behind a comment or a quoted text that begins here; null where none does.</summary>
    private static int? Passed(string sql, int at)
    {
        if (string.CompareOrdinal(sql, at, "--", 0, 2) == 0)
            return sql.IndexOf('\n', at) is >= 0 and var line ? line + 1 : sql.Length;
        if (string.CompareOrdinal(sql, at, "/*", 0, 2) == 0)
            return sql.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : sql.Length;
        if (sql[at] is '\'' or '"')
            return sql.IndexOf(sql[at], at + 1) is >= 0 and var quote ? quote + 1 : sql.Length;
        return null;
    }
}
