using System.Globalization;
using System.Numerics;
using System.Text.Json;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Agent.Data.Queries;

/// <summary>Turns DuckDB's values into the cells of a result: null, bool, long, double, string.</summary>
internal static class Cells
{
    // Letters as they are: escaped, a name would be no name to who looks for it.
    private static readonly JsonSerializerOptions Plainly = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Characters of a cell in a result: as many as Excel holds in one.</summary>
    public const int LongestText = 32_767;

    /// <summary>The wire kind of a column of the reader.</summary>
    public static string Kind(DuckDBDataReader reader, int column) =>
        reader.GetDataTypeName(column).ToUpperInvariant() switch
        {
            "BOOLEAN" => "boolean",
            "TINYINT"
            or "SMALLINT"
            or "INTEGER"
            or "BIGINT"
            or "HUGEINT"
            or "UNSIGNEDTINYINT"
            or "UNSIGNEDSMALLINT"
            or "UNSIGNEDINTEGER"
            or "UNSIGNEDBIGINT"
            or "UNSIGNEDHUGEINT" => "integer",
            "FLOAT" or "DOUBLE" or "DECIMAL" => "number",
            "DATE" => "date",
            "TIMESTAMP" or "TIMESTAMPS" or "TIMESTAMPMS" or "TIMESTAMPNS" or "TIMESTAMPTZ" => "datetime",
            "TIME" or "TIMETZ" => "time",
            "INTERVAL" => "duration",
            var name => name == "HUGEINTEGER" || name == "HUGEINT" ? "integer"
            : name.StartsWith("HUGE", StringComparison.Ordinal) ? "integer"
            : "text",
        };

    /// <summary>One cell of the current row.</summary>
    public static object? Read(DuckDBDataReader reader, int column, string kind)
    {
        if (reader.IsDBNull(column))
            return null;
        // An interval with months is no TimeSpan; the provider throws on it.
        if (kind == "duration")
            return Interval(reader.GetFieldValue<DuckDBInterval>(column));
        return Plain(reader.GetValue(column), kind);
    }

    /// <summary>About how many bytes a cell takes.</summary>
    public static long Size(object? cell) => cell is string text ? 40 + (2L * text.Length) : 32;

    private static object? Plain(object? value, string kind) => value switch
    {
        null or DBNull => null,
        string text => Shown(text),
        bool or long => value,
        // NaN is "no number"; shown as 0 it would be a lie.
        double number => double.IsFinite(number) ? number : null,
        float number => float.IsFinite(number) ? (double)number : null,
        decimal number => (double)number,
        sbyte or short or int or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong whole => whole <= long.MaxValue ? (long)whole : (double)whole,
        BigInteger whole => whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : (double)whole,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime date when kind == "date" => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Guid id => id.ToString(),
        System.Collections.IEnumerable or not null => Composite(value),
    };

    // A cell of megabytes is no answer, and would take every viewer's buffer at once.
    private static string Shown(string text) =>
        text.Length <= LongestText ? text : $"{text[..LongestText]}… ({text.Length - LongestText:N0} more characters)";

    private static string Composite(object value)
    {
        try
        {
            return Shown(JsonSerializer.Serialize(value, Plainly));
        }
        catch (Exception error) when (error is NotSupportedException or JsonException)
        {
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        }
    }

    private static string Interval(DuckDBInterval interval)
    {
        var days = TimeSpan.FromDays(interval.Days) + TimeSpan.FromMicroseconds(interval.Micros);
        var clock = days.ToString("c", CultureInfo.InvariantCulture);
        return interval.Months == 0 ? clock : $"{interval.Months} months {clock}";
    }
}
