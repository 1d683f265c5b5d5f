using System.Globalization;
using Agent.Data.Queries.Gate;

namespace Agent.Data.Queries.Execution;

/// <summary>A statement of a model on a connection: gate, rows, count of all rows.</summary>
internal static class SqlStatement
{
    /// <exception cref="ToolRefusal">The gate does not let it through.</exception>
    public static async Task<SqlAnswer> RunAsync(QuerySession session, SqlSchema schema, string sql, ResultBounds bounds)
    {
        var passed = await SqlGate.CheckAsync(session, schema, sql).ConfigureAwait(false);
        // The line break ends a comment at the statement's end.
        SqlText statement = $"{SqlText.Checked(sql)}\n";
        var most = SqlText.Checked((bounds.MaxRows + 1).ToString(CultureInfo.InvariantCulture));
        var result = await session.ReadAsync($"SELECT * FROM (\n{statement}) LIMIT {most}", bounds).ConfigureAwait(false);
        var total = (long)result.Rows.Count;
        if (result.Cut || result.Rows.Count >= bounds.MaxRows)
            total = (await session.ReadCountsAsync($"SELECT count(*) FROM (\n{statement})").ConfigureAwait(false))[0];
        return new SqlAnswer(passed.Tables, result, total);
    }
}
