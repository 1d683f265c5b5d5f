using System.Text.Json;
using Agent.Data.Queries.Execution;
using DuckDB.NET.Data;

namespace Agent.Data.Queries.Gate;

/// <summary>
/// Decides whether a statement from a model may run. In this order: length; signs in a row; parse only (<c>json_serialize_sql</c> with the
/// statement as a parameter: it refuses all
/// that is no SELECT and executes nothing); exactly one statement; then a walk over the tree in which every node, function and table must
/// be on an allow-list.
/// Never by PREPARE or EXPLAIN: those fold constants, and <c>repeat('x', 3e8)</c> then takes 1.9 GB.
/// </summary>
internal static class SqlGate
{
    public const int MaxLength = 10_000;
    private const int MaxJsonDepth = 600;
    private const int MaxSigns = 50;

    /// <exception cref="ToolRefusal">The statement may not run; the message says why and what to write instead.</exception>
    public static async Task<PassedSql> CheckAsync(QuerySession session, SqlSchema schema, string sql)
    {
        if (sql.Length > MaxLength)
            throw Refuse($"it is longer than {MaxLength} characters");
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw Refuse("it holds a NUL character");
        if (SqlSigns.LongestRow(sql) > MaxSigns)
            throw Refuse($"it has more than {MaxSigns} signs in a row");

        string json;
        try
        {
            var parsed = await session
                .ReadAsync($"SELECT json_serialize_sql({sql}, skip_null := true, skip_empty := true)", 1)
                .ConfigureAwait(false);
            json = parsed.Rows[0][0] as string ?? string.Empty;
        }
        catch (DuckDBException error)
        {
            throw Refuse($"it cannot be parsed: {DuckMessage.Clean(error.Message)}");
        }

        using var tree = Parse(json);
        var root = tree.RootElement;
        if (root.GetProperty("error").GetBoolean())
            throw Refuse(Error(root));
        if (!root.TryGetProperty("statements", out var statements) || statements.GetArrayLength() != 1)
            throw Refuse("it must be exactly one SELECT statement");
        return new SqlWalk(schema).Check(statements[0]);
    }

    public static ToolRefusal Refuse(string why) =>
        new("sql_refused", $"The statement was not run: {why}. Only one SELECT over the workbook's tables is allowed.");

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxJsonDepth });
        }
        catch (JsonException)
        {
            throw Refuse("it is nested too deeply");
        }
    }

    private static string Error(JsonElement root)
    {
        var message = root.TryGetProperty("error_message", out var text) ? text.GetString() ?? string.Empty : string.Empty;
        return message.StartsWith("Only SELECT", StringComparison.Ordinal)
            ? "it is no SELECT"
            : $"it cannot be parsed: {DuckMessage.Clean(message)}";
    }
}
