using System.Text.Json;
using Agent.Protocol;

namespace Agent.Core.Tools;

/// <summary>The JSON of a tool result, as a model reads it: <c>{ table_id, columns, rows, total_rows, truncated, evidence, notes }</c> or <c>{ error }</c>.</summary>
public static class ToolResultJson
{
    /// <summary>Writes the result; rows beyond <paramref name="maxBytes"/> are cut and the cut is told.</summary>
    /// <param name="result">The result.</param>
    /// <param name="maxBytes">Bytes of JSON at which rows stop being added.</param>
    public static string Write(ToolResult result, int maxBytes = 16 * 1024)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = AgentProtocolContext.Encoder }))
        {
            writer.WriteStartObject();
            if (result is ToolError error)
                WriteError(writer, error);
            else if (result is ToolTable table)
                WriteTable(writer, table, maxBytes);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteError(Utf8JsonWriter writer, ToolError error)
    {
        writer.WriteStartObject("error");
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        if (error.Nearest is { Count: > 0 } nearest)
        {
            writer.WriteStartArray("nearest");
            foreach (var name in nearest)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter writer, ToolTable result, int maxBytes)
    {
        var table = result.Table;
        writer.WriteString("table_id", table.TableId);
        if (result.Chart is { } chart)
            writer.WriteString("chart_id", chart.ChartId);
        writer.WriteStartArray("columns");
        foreach (var column in table.Columns)
            writer.WriteStringValue(column.Unit is null ? column.Name : $"{column.Name} ({column.Unit})");
        writer.WriteEndArray();

        writer.WriteStartArray("rows");
        var written = 0;
        foreach (var row in table.Rows)
        {
            if (writer.BytesCommitted + writer.BytesPending > maxBytes)
                break;
            writer.WriteStartArray();
            foreach (var cell in row)
                WriteCell(writer, cell);
            writer.WriteEndArray();
            written++;
        }

        writer.WriteEndArray();
        writer.WriteNumber("total_rows", table.TotalRows);
        writer.WriteBoolean("truncated", table.Truncated || written < table.Rows.Count);
        writer.WritePropertyName("evidence");
        JsonSerializer.Serialize(writer, table.Evidence, AgentProtocolContext.Default.Evidence);
        writer.WriteStartArray("notes");
        foreach (var note in table.Notes)
            writer.WriteStringValue(note);
        if (written < table.Rows.Count)
            writer.WriteStringValue($"Only the first {written} rows are shown here, for size; the viewer sees {table.Rows.Count}.");
        writer.WriteEndArray();
    }

    private static void WriteCell(Utf8JsonWriter writer, object? cell)
    {
        switch (cell)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case double: writer.WriteNullValue(); break;
            default: writer.WriteStringValue(Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture)); break;
        }
    }
}
